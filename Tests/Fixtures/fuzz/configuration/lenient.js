{a: 'x\'y', "b": [1,,2,], /* c */ "d": "\ud83d\ude00 \ud83d", e: -0.1e+5, f: undefined, // x
 g: NaN}