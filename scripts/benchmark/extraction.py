"""Times extraction beside its peers; run by scripts/benchmark/extraction, which says how."""
import argparse
import re
import statistics
import subprocess
import sys
import time

import lxml.html
import trafilatura
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.encoding import bytes_to_str, detect_encoding


def resiliparse(page):
    return extract_plain_text(bytes_to_str(page, detect_encoding(page)), main_content=True)


def full_trafilatura(page):
    return trafilatura.bare_extraction(page, with_metadata=True)


def seconds(function, pages):
    """CPU seconds of one pass over the pages; what a peer cannot read costs what it costs."""
    start = time.process_time()
    for page in pages:
        try:
            function(page)
        except Exception:
            pass
    return time.process_time() - start


def own(program, root, files, rounds):
    out = subprocess.run([program, f"{root}/data", str(rounds), *files], capture_output=True, text=True, check=True)
    return float(re.search(r"([0-9.e-]+) CPU seconds", out.stdout)[1]) / rounds


def instructions(program, root, files):
    """Instructions a page, as the difference of two rounds and one, so that starting up does not count."""
    counts = []
    for rounds in (1, 2):
        out = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", program, f"{root}/data",
                              str(rounds), *files], capture_output=True, text=True, check=True)
        counts.append(int(re.search(r"Collected : (\d+)", out.stderr)[1]))
    return (counts[1] - counts[0]) / len(files)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("root")
    parser.add_argument("files", nargs="+")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--instructions", action="store_true", help="count with callgrind; needs valgrind")
    options = parser.parse_args()
    program = f"{options.root}/.build/release/extraction-benchmark"
    pages = [open(file, "rb").read() for file in options.files]
    peers = {"libxml2 DOM (lxml)": lxml.html.document_fromstring, "resiliparse": resiliparse,
             "trafilatura": full_trafilatura}
    for function in peers.values():
        seconds(function, pages[:3])
    times = {name: [] for name in ["copydesk", *peers]}
    for _ in range(options.rounds):
        # In turn, so that a drift of the machine's speed meets all of them.
        times["copydesk"].append(own(program, options.root, options.files, 2))
        for name, function in peers.items():
            times[name].append(seconds(function, pages))
    print(f"{len(pages)} pages, {sum(map(len, pages)) / len(pages) / 1000:.0f} kB each, {options.rounds} rounds")
    for name, values in times.items():
        ratio = statistics.median(mine / other for mine, other in zip(times["copydesk"], values))
        print(f"{name:20s} {1000 * statistics.median(values) / len(pages):8.3f} ms/page   copydesk takes {ratio:.3f} x")
    if options.instructions:
        print(f"{instructions(program, options.root, options.files) / 1e6:.1f} M instructions/page")


if __name__ == "__main__":
    sys.exit(main())
