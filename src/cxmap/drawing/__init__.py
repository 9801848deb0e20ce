"""From a view to a picture: text measure, layout, scene, DOT, engines and finishing."""
