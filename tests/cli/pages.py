"""Pages of HTML as a parser meets them."""

import html.parser


class Page(html.parser.HTMLParser):
    """What a page refers to, and which elements it has."""

    VOID = {"meta", "input", "link", "img", "br"}

    def __init__(self, text):
        super().__init__()
        self.references, self.elements, self.handlers = [], [], []
        self.open, self.inside, self.misnested = [], {}, []
        self.csp = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.elements.append(tag)
        if tag not in self.VOID:
            self.open.append(tag)
        for name, value in attributes:
            if name in ("src", "href", "xlink:href", "action", "data", "srcset", "poster"):
                self.references.append(value)
            if name.startswith("on") or name == "style":
                self.handlers.append(name)
        named = dict(attributes)
        if named.get("http-equiv") == "Content-Security-Policy":
            self.csp = named["content"]

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        self.open.pop()

    def handle_endtag(self, tag):
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.misnested.append(tag)

    def handle_data(self, data):
        if self.open:
            self.inside[self.open[-1]] = self.inside.get(self.open[-1], "") + data
