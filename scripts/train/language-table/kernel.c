/* The inner loops of the trainer of data/models/languages. Hashes are those of Sources/Languages/Detection/LetterGroups.swift. */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

typedef uint64_t u64;
typedef uint32_t u32;
typedef int32_t i32;
typedef uint8_t u8;

#define FACTOR 0x9E3779B97F4A7C15ull

static inline u64 finish(u64 x) {
    x ^= x >> 32;
    x *= 0xD6E8FEB86659FD93ull;
    x ^= x >> 29;
    return x | 1;
}

static inline u64 extend(u64 x, u32 scalar) {
    x = (x + scalar) * FACTOR;
    return x ^ x >> 31;
}

/* The groups of least..most scalars of a word between blanks, and the whole word from four letters on. */
static int word_groups(const u32 *word, int n, int least, int most, int whole, u64 *out) {
    u32 b[66];
    int m = 0, k = 0;
    if (n > 60) n = 60;
    b[m++] = ' ';
    for (int i = 0; i < n; i++) b[m++] = word[i];
    b[m++] = ' ';
    for (int i = 0; i < m; i++) {
        u64 x = 0;
        for (int j = 0; j < most && i + j < m; j++) {
            x = extend(x, b[i + j]);
            if (j + 1 >= least) out[k++] = finish(x + (u64)(j + 1));
        }
    }
    if (whole && n >= 4) {
        u64 x = 7;
        for (int i = 1; i <= n; i++) x = extend(x, b[i]);
        out[k++] = finish(x + 99);
    }
    return k;
}

long groups(const u32 *scalars, const i32 *first, int words, int least, int most, int whole, u64 *out, i32 *outfirst) {
    long k = 0;
    for (int i = 0; i < words; i++) {
        outfirst[i] = k;
        k += word_groups(scalars + first[i], first[i + 1] - first[i], least, most, whole, out + k);
    }
    outfirst[words] = k;
    return k;
}

/* Sums the values of equal hashes; writes those above `floor` and returns how many. */
long sum_equal(const u64 *hash, const double *value, long n, double floor, u64 *outhash, double *outvalue) {
    long size = 1;
    while (size < n * 2) size <<= 1;
    u64 *slots = calloc(size, 8);
    double *sums = calloc(size, 8);
    for (long i = 0; i < n; i++) {
        long j = (long)(hash[i] >> 20) & (size - 1);
        while (slots[j] && slots[j] != hash[i]) j = (j + 1) & (size - 1);
        slots[j] = hash[i];
        sums[j] += value[i];
    }
    long k = 0;
    for (long j = 0; j < size; j++)
        if (slots[j] && sums[j] > floor) {
            outhash[k] = slots[j];
            outvalue[k++] = sums[j];
        }
    free(slots);
    free(sums);
    return k;
}

static u64 seed_state;

static inline u64 next(void) {
    u64 z = (seed_state += FACTOR);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    return z ^ (z >> 31);
}

static inline float uniform(void) { return (next() >> 40) * (1.0f / 16777216.0f); }

/* Draws text from an interpolated Markov model of bytes: contexts sorted by length and bytes. */
void markov(const u64 *key, const i32 *first, const u8 *after, const float *sum, const float *trust, long keys,
            long documents, long bytes, u64 seed, u8 *out) {
    seed_state = seed;
    for (long d = 0; d < documents; d++) {
        u64 history = ' ';
        for (long i = 0; i < bytes; i++) {
            int byte = ' ';
            for (int k = 4; k >= 1; k--) {
                if (k > i + 1) continue;
                u64 wanted = (history & ((1ull << (8 * k)) - 1)) | ((u64)k << 40);
                long low = 0, high = keys;
                while (low < high) {
                    long middle = (low + high) >> 1;
                    if (key[middle] < wanted) low = middle + 1; else high = middle;
                }
                if (low == keys || key[low] != wanted || uniform() >= trust[low]) continue;
                float u = uniform();
                int j = first[low];
                while (j < first[low + 1] - 1 && u >= sum[j]) j++;
                byte = after[j];
                break;
            }
            out[d * bytes + i] = byte;
            history = history << 8 | (u64)byte;
        }
    }
}

/* e to the x by a series: the same on every machine. */
static float exponential(float x) {
    if (x < -80) return 0;
    double y = x * 1.4426950408889634, whole = floor(y), r = (y - whole) * 0.6931471805599453;
    double series = 1 + r * (1 + r * (0.5 + r * (1. / 6 + r * (1. / 24 + r * (1. / 120 + r * (1. / 720))))));
    u64 bits = (u64)(1023 + (long)whole) << 52;
    double power;
    memcpy(&power, &bits, 8);
    return (float)(series * power);
}

/* Multinomial regression by stochastic gradients over documents drawn from pools of words.
   Source s has the drawn words pool[sourcefirst[s]..]; class c the sources classfirst[c].. with cumulative weights.
   A document has one class and one source, and in every second one some words of other languages, as names are. */
double train(const i32 *pool, const long *sourcefirst, const i32 *classfirst, const float *sourceweight, const i32 *features,
             const i32 *featurefirst, const i32 *pairfirst, const u8 *pairclass, float *weight, const float *prior,
             int classes, long documents, int leastwords, int mostwords, float noise, float rate0, float rate1, u64 seed,
             i32 *right) {
    seed_state = seed;
    double loss = 0;
    i32 *found = malloc(sizeof(i32) * 200000);
    float z[256], g[256];
    *right = 0;
    for (long d = 0; d < documents; d++) {
        float u = uniform();
        int c = 0;
        while (c < classes - 1 && u >= prior[c]) c++;
        u = uniform();
        int s = classfirst[c];
        while (s < classfirst[c + 1] - 1 && u >= sourceweight[s]) s++;
        float t = uniform();
        int words = leastwords + (int)((mostwords - leastwords) * t * t), k = 0;
        long at = sourcefirst[s] + (long)(next() % (u64)(sourcefirst[s + 1] - sourcefirst[s]));
        float foreign = uniform() < 0.5f ? noise * 2 * uniform() : 0;
        for (int i = 0; i < words; i++) {
            i32 word = pool[at];
            if (++at >= sourcefirst[s + 1]) at = sourcefirst[s];
            if (foreign > 0 && uniform() < foreign) {
                int oc = next() % classes;
                int os = classfirst[oc] + (int)(next() % (u64)(classfirst[oc + 1] - classfirst[oc]));
                word = pool[sourcefirst[os] + (long)(next() % (u64)(sourcefirst[os + 1] - sourcefirst[os]))];
            }
            for (int j = featurefirst[word]; j < featurefirst[word + 1]; j++) found[k++] = features[j];
        }
        if (!k) continue;
        float scale = 1 / sqrtf(k), most = -1e30f, sum = 0;
        int best = 0;
        for (int i = 0; i < classes; i++) z[i] = 0;
        for (int i = 0; i < k; i++)
            for (int j = pairfirst[found[i]]; j < pairfirst[found[i] + 1]; j++) z[pairclass[j]] += weight[j];
        for (int i = 0; i < classes; i++) {
            z[i] *= scale;
            if (z[i] > most) most = z[i], best = i;
        }
        for (int i = 0; i < classes; i++) sum += g[i] = exponential(z[i] - most);
        for (int i = 0; i < classes; i++) g[i] /= sum;
        loss -= log(g[c] + 1e-9);
        *right += best == c;
        float rate = rate0 + (rate1 - rate0) * d / documents;
        g[c] -= 1;
        for (int i = 0; i < classes; i++) g[i] *= -rate * scale;
        for (int i = 0; i < k; i++)
            for (int j = pairfirst[found[i]]; j < pairfirst[found[i] + 1]; j++) weight[j] += g[pairclass[j]];
    }
    free(found);
    return loss / documents;
}

/* Scores of documents given as feature numbers, -1 for none. */
void score(const i32 *features, const long *first, long documents, const i32 *pairfirst, const u8 *pairclass,
           const float *weight, int classes, float *out) {
    for (long d = 0; d < documents; d++)
        for (long i = first[d]; i < first[d + 1]; i++)
            if (features[i] >= 0)
                for (int j = pairfirst[features[i]]; j < pairfirst[features[i] + 1]; j++)
                    out[d * classes + pairclass[j]] += weight[j];
}
