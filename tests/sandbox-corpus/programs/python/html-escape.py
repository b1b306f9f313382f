import html

print(html.escape('<a href="x">&\'</a>'), html.escape('"', quote=False), html.unescape("&lt;&eacute;&#20013;&#x6587;&nbsp;&unknown;&amp;lt;"))
