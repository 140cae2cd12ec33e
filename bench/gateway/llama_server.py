"""llama.cpp's server (the xllamacpp package) over one model, until its input ends: llama_server.py MODEL SLOTS CLIENTS."""
import json, os, sys

# What llama.cpp prints belongs to no reply.
replies = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)
import xllamacpp

path, slots, clients = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
parameters = xllamacpp.CommonParams()
parameters.model.path = path
parameters.n_parallel, parameters.n_ctx = slots, slots * 256
parameters.cpuparams.n_threads = parameters.cpuparams_batch.n_threads = 1
# A connection that is kept open has a thread of its own.
parameters.n_threads_http = clients + 8
parameters.api_keys = ["key"]
parameters.use_jinja = True
parameters.verbosity = 0
server = xllamacpp.Server(parameters)
print(json.dumps({"type": "listening", "url": f"{server.listening_address}/v1", "key": "key"}), file=replies, flush=True)
sys.stdin.read()
