"""The loops that Python is too slow for: see kernel.c."""
import ctypes

from packages import WORK

kernel = ctypes.CDLL(WORK + "/kernel.so")
for name in ("groups", "sum_equal"):
    getattr(kernel, name).restype = ctypes.c_long
kernel.train.restype = ctypes.c_double


def pointer(array):
    return array.ctypes.data_as(ctypes.c_void_p)
