"""The dataset's tables in other forms: Parquet, SQLite, Excel, and CSV for spreadsheets. All are made from the CSVs."""
