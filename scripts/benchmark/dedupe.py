"""Times dedupe programs on the same documents, in turn. Called by scripts/benchmark/dedupe."""
import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile

THIS = os.path.abspath(__file__)


def words(text):
    return text.lower().split()


def rensa(path):
    """As in its README: 5-grams of words, 128 permutations, threshold 0.7."""
    from rensa import RMinHash, RMinHashLSH
    index, sketches = RMinHashLSH(threshold=0.7, num_perm=128, num_bands=16), []
    for key, line in enumerate(open(path, encoding="utf-8")):
        tokens = words(json.loads(line)["text"])
        sketch = RMinHash(num_perm=128, seed=42)
        sketch.update([" ".join(tokens[place:place + 5]) for place in range(max(1, len(tokens) - 4))])
        index.insert(key, sketch)
        sketches.append(sketch)
    for sketch in sketches:
        index.query(sketch)


def datatrove(path):
    """Its minhash example with defaults: signatures, buckets, clusters, filter."""
    from datatrove.executor import LocalPipelineExecutor
    from datatrove.pipeline.dedup import MinhashDedupBuckets, MinhashDedupCluster, MinhashDedupFilter
    from datatrove.pipeline.dedup import MinhashDedupSignature
    from datatrove.pipeline.dedup.minhash import MinhashConfig
    from datatrove.pipeline.readers import JsonlReader
    from datatrove.pipeline.writers.jsonl import JsonlWriter
    config = MinhashConfig()
    with tempfile.TemporaryDirectory() as work:
        reader = lambda: JsonlReader(os.path.dirname(path), glob_pattern=os.path.basename(path))
        steps = [
            [reader(), MinhashDedupSignature(output_folder=work + "/signatures", config=config)],
            [MinhashDedupBuckets(input_folder=work + "/signatures", output_folder=work + "/buckets", config=config)],
            [MinhashDedupCluster(input_folder=work + "/buckets", output_folder=work + "/remove", config=config)],
            [reader(), MinhashDedupFilter(input_folder=work + "/remove"), JsonlWriter(work + "/kept")],
        ]
        for number, step in enumerate(steps):
            tasks = config.num_buckets if number == 1 else 1
            LocalPipelineExecutor(step, tasks=tasks, workers=1, logging_dir=f"{work}/log{number}").run()


def seconds(command):
    """CPU seconds of a whole process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                   env={**os.environ, "OMP_NUM_THREADS": "1", "RAYON_NUM_THREADS": "1"})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--peer", choices=["rensa", "datatrove"])
    for name in ("tool", "data", "docs"):
        arguments.add_argument("--" + name)
    arguments.add_argument("--rounds", type=int, default=3)
    options = arguments.parse_args()
    if options.peer:
        globals()[options.peer](options.docs)
        return
    count = sum(1 for _ in open(options.docs, "rb"))
    commands = {"copydesk": [options.tool, "dedupe", options.docs, "--data", options.data]}
    for peer in ("rensa", "datatrove"):
        commands[peer] = [sys.executable, THIS, "--peer", peer, "--docs", options.docs]
    rounds = [{name: seconds(command) for name, command in commands.items()} for _ in range(options.rounds)]
    for name in commands:
        speed = statistics.median(count / each[name] for each in rounds)
        ratio = statistics.median(each[name] / each["copydesk"] for each in rounds)
        print(f"{name:10s} {speed:8.0f} documents per CPU second   copydesk is {ratio:.1f} times as fast")


main()
