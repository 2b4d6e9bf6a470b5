"""The one door to the network: engine, pace, guard."""
