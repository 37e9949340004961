"""What things cost, as ratios to a floor of the same run; nothing here asserts, and pytest collects none of it.

start.py    whole processes, beside a bare Python
loading.py  files a second, beside a bare TOML parser
ratios.py   interleaved runs, and the table they print
"""
