"""Figures by themselves: their intervals, and KPIs beside their targets."""
