"""The one page that is no screen of Streamlit's: a field for a key. Nobody without a key gets further."""

from __future__ import annotations

from html import escape

from eximap.i18n.translator import Translator

_PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} · eximap</title>
<style>
:root{{color-scheme:light dark}}
body{{margin:0;min-height:100vh;display:grid;place-items:center;background:light-dark(#fff,#10151C);
  color:light-dark(#18212D,#E7ECF2);font:400 16px/1.5 system-ui,"Noto Sans","Noto Sans SC",sans-serif}}
main{{width:min(26rem,100vw - 32px)}}
h1{{font-size:28px;line-height:1.2;margin:0 0 12px}}
p{{margin:0 0 16px}}
label{{display:block;font-weight:600;margin-bottom:6px}}
input,button{{box-sizing:border-box;width:100%;min-height:48px;font:inherit;border-radius:8px}}
input{{padding:0 12px;border:1px solid light-dark(#5F6B7A,#94A1B0);background:light-dark(#fff,#1D2530);
  color:inherit}}
button{{margin-top:12px;border:0;background:light-dark(#3350C4,#90A7FF);color:light-dark(#fff,#10151C);
  font-weight:600;cursor:pointer}}
a{{color:light-dark(#3350C4,#90A7FF)}}
.said{{color:light-dark(#AC2136,#FF9488)}}
.or{{margin:24px 0 0}}
:focus-visible{{outline:2px solid light-dark(#3350C4,#90A7FF);outline-offset:2px}}
</style>
</head>
<body><main>
<h1>{title}</h1>
<p>{why}</p>
{said}<form method="post" action="/enter?lang={language}">
<label for="key">{label}</label>
<input id="key" name="key" type="password" autocomplete="off" spellcheck="false" required autofocus>
<button type="submit">{open}</button>
</form>
<p class="or"><a href="/join?lang={language}">{join}</a></p>
</main></body>
</html>
"""


def html(t: Translator, said: str = "") -> str:
    """The page in the translator's language; `said` is what was wrong with the last try."""
    words = {
        "language": t.language,
        "title": t("Open with a key"),
        "why": t("Leads and managers come in with a key of their own."),
        "label": t("Key"),
        "open": t("Open eximap"),
        "join": t("I take part in a workshop and have a code"),
    }
    safe = {name: escape(word) for name, word in words.items()}
    line = f'<p class="said" role="alert">{escape(said)}</p>\n' if said else ""
    return _PAGE.format(**safe, said=line)
