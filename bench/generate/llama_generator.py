"""Decodes with llama.cpp's server (the xllamacpp package), as peer-generator.ts asks on standard input."""
import json, os, sys, time, urllib.request
from concurrent.futures import ThreadPoolExecutor

# What llama.cpp prints belongs to no reply.
replies = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)
import xllamacpp
from importlib.metadata import version

task = json.loads(sys.stdin.readline())
prompts, new_tokens = task["prompts"], task["newTokens"]
longest = max(len(prompt) for prompt in prompts)
parameters = xllamacpp.CommonParams()
parameters.model.path = task["gguf"]
parameters.n_parallel = len(prompts)
parameters.n_ctx = len(prompts) * (longest + new_tokens + 16)
parameters.cpuparams.n_threads = parameters.cpuparams_batch.n_threads = task["threads"]
parameters.verbosity = 0
server = xllamacpp.Server(parameters)


def answer(prompt):
    settings = {"n_predict": new_tokens, "temperature": 0, "top_k": 1, "ignore_eos": True}
    body = {"prompt": prompt, "cache_prompt": False, "return_tokens": True, **settings}
    headers = {"Content-Type": "application/json"}
    request = urllib.request.Request(f"{server.listening_address}/completion", json.dumps(body).encode(), headers)
    return json.loads(urllib.request.urlopen(request).read())["tokens"]


def say(value):
    print(json.dumps(value), file=replies, flush=True)


say({"title": f"llama.cpp {os.path.basename(task['gguf']).split('.')[0]}, xllamacpp {version('xllamacpp')}"})
with ThreadPoolExecutor(len(prompts)) as pool:
    for _ in sys.stdin:
        started, before = time.perf_counter(), time.process_time()
        tokens = list(pool.map(answer, prompts))
        seconds, processor = time.perf_counter() - started, time.process_time() - before
        say({"tokens": tokens, "seconds": seconds, "processorSeconds": processor})
