"""How gunicorn serves codex.wsgi wherever it is started from here: `make run`, production, benchmarks."""

import os

worker_class = "gthread"  # connections are kept open, and whoever waits holds up one thread alone
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))  # processes: as many as there are cores
threads = int(os.environ.get("WEB_THREADS", "4"))  # of each process: so many wait for the database at once
