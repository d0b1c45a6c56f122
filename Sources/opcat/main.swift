print("opcat")
