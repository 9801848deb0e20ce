"""What each picture shows: plain data taken from a journey, without any coordinates."""
