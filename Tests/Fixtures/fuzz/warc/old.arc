filedesc://x.arc 0.0.0.0 20240102030405 text/plain 75
1 0 x
URL IP-address Archive-date Content-type Archive-length

https://a.example/ 1.2.3.4 20240102030405 text/html 211
HTTP/1.1 200 OK
Content-Type: text/html; charset=utf-8

<html><head><title>T</title></head><body><article><p>The council heard on Tuesday about the harbour, which took the evening.</p></article></body></html>
