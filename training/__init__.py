"""How the shipped model came to be: harmonise, render, train, evaluate. See docs/how-to/retrain.md."""
