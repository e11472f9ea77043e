"""What eximap costs, held against an empty Streamlit application in the same run: `python -m benchmarks`."""
