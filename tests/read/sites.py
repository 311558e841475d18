# ruff: noqa: E501 (markup)
"""Eleven shapes of web pages around one invented article, as sites of bodies, papers and blogs have them."""

HEADLINE = "青禾县总工会举办职工急救技能培训班"
PARAGRAPHS = [
    "8月6日，青禾县总工会在县工人文化宫举办职工急救技能培训班。县总工会主席林知远出席开班仪式并讲话。",
    "培训班邀请县人民医院急诊科医师授课，讲解心肺复苏、外伤包扎等知识，并组织学员分组练习。",
    "来自22家企业的130余名职工参加培训。县总工会将继续开展此类培训，让更多职工学会急救。",
]
CAPTION = "图为学员在练习心肺复苏。"
SHORT = "8月6日，青禾县总工会在县工人文化宫举办职工急救技能培训班，来自22家企业的130余名职工参加培训。"

_NAV = "".join(
    f'<li><a href="/{n}">{word}</a></li>'
    for n, word in enumerate(["首页", "工会要闻", "通知公告", "政策法规", "网上服务", "女职工"])
)
_RELATED = "".join(
    f'<li><a href="/n/{n}.html">{head}</a><span>2024-07-{n + 10}</span></li>'
    for n, head in enumerate(
        ["县总工会召开七届三次全委会议", "县总工会走访慰问高温一线职工", "青禾县举办职工气排球比赛", "柳溪镇总工会换届"]
    )
)
_FOOT = "<p>版权所有：青禾县总工会　主办单位：青禾县总工会</p><p>地址：青禾大道1号　电话：0000-0000000</p><p>浙ICP备00000000号</p>"
_COMMENTS = (
    "<h3>网友评论</h3><div class='comment'><b>网友甲</b><p>写得真好，职工就需要这样的培训，希望多多举办，让大家都能参加。</p></div>"
    "<div class='comment'><b>网友乙</b><p>请问下一期什么时候报名？我们车间还有十几个人想参加这样的培训班。</p></div>"
)


def _p(pattern: str = "<p>　　{}</p>", texts: list[str] = PARAGRAPHS) -> str:
    return "\n".join(pattern.format(text) for text in texts)


def _page(head: str, body: str) -> str:
    return f"<!DOCTYPE html>\n<html><head>{head}</head><body>{body}</body></html>"


def government() -> bytes:
    """A site of the government's standard, that says gb2312."""
    head = (
        f'<meta charset="gb2312"><title>{HEADLINE}_青禾县总工会</title><meta name="SiteName" content="青禾县总工会">'
        f'<meta name="ArticleTitle" content="{HEADLINE}"><meta name="PubDate" content="2024-08-08 09:30">'
        '<meta name="ContentSource" content="青禾县总工会"><meta name="ColumnName" content="工会要闻">'
    )
    body = f"""<div class="header"><ul>{_NAV}</ul></div><div class="dqwz">当前位置：<a href="/">首页</a>&gt;<a>工会要闻</a></div>
    <div class="xl"><div class="tit">{HEADLINE}</div><div class="xx"><span>发布日期：2024-08-08 09:30</span><span>信息来源：青禾县总工会</span>
    <span>作者：陈舒</span><span>浏览次数：<i id="c">12</i></span><span>字体：[<a>大</a> <a>中</a> <a>小</a>]</span></div>
    <div class="TRS_Editor">{_p('<p style="text-indent:2em">{}</p>')}<p align="center"><img src="1.jpg"></p>
    <p align="center">{CAPTION}（祁望舒 摄）</p></div>
    <div class="btns"><a>打印本页</a><a>关闭窗口</a></div><div>上一篇：<a href="1">县总工会召开七届三次全委会议</a></div></div>
    <div class="foot">{_FOOT}</div>"""
    return _page(head, body).encode("gb18030")


def tables() -> bytes:
    """An old page of nested tables and line breaks in GB18030 that says nothing of its encoding."""
    text = "<br><br>".join(f"&nbsp;&nbsp;&nbsp;&nbsp;{text}" for text in PARAGRAPHS)
    body = f"""<table width=960><tr><td><a href=/>首页</a> | <a href=/a>工会要闻</a> | <a href=/b>政策法规</a></td></tr></table>
    <table width=960><tr><td width=200 valign=top><table>{"".join(f"<tr><td>{li}</td></tr>" for li in _RELATED.split("</li>"))}</table></td>
    <td><table><tr><td align=center><font size=5><b>{HEADLINE}</b></font></td></tr>
    <tr><td align=center>2024-8-8 9:30:00　作者：陈舒　来源：青禾县总工会　点击：321</td></tr>
    <tr><td><font size=3>{text}</font></td></tr></table></td></tr></table><center>{_FOOT}</center>"""
    return f"<HTML><HEAD><TITLE>{HEADLINE}</TITLE></HEAD><BODY>{body}</BODY></HTML>".encode("gb18030")


def modern() -> bytes:
    """A paper's site with JSON-LD, a picture with its caption, related articles and comments."""
    data = (
        f'{{"@context":"https://schema.org","@type":"NewsArticle","headline":"{HEADLINE}","datePublished":'
        '"2024-08-08T09:30:00+08:00","author":[{"@type":"Person","name":"陈舒"}],"publisher":{"@type":"Organization",'
        '"name":"青禾工人报"},"url":"https://paper.example/news/1.html"}'
    )
    head = (
        f'<meta charset="utf-8"><title>{HEADLINE} - 青禾工人报</title>'
        f'<link rel="canonical" href="https://paper.example/news/1.html"><script type="application/ld+json">{data}</script>'
    )
    body = f"""<header><nav><ul>{_NAV}</ul></nav></header><main><article><header><h1>{HEADLINE}</h1>
    <time datetime="2024-08-08">2024年8月8日</time></header><figure><img src="1.jpg"><figcaption>培训班现场 祁望舒 摄</figcaption></figure>
    {_p("<p>{}</p>")}</article><aside><h2>相关阅读</h2><ul>{_RELATED}</ul></aside>
    <section id="comments">{_COMMENTS}</section></main><footer>{_FOOT}</footer>"""
    return _page(head, body).encode()


def account() -> bytes:
    """An article of a public account in a chat program, as saved: sections and spans, no paragraph marks."""
    text = "".join(
        f'<section style="margin:0"><section><span style="font-size:15px">{text[:9]}</span><span>{text[9:]}</span></section></section>'
        for text in PARAGRAPHS
    )
    head = (
        f'<meta charset="utf-8"><meta property="og:title" content="{HEADLINE}"><meta property="og:site_name" content="公众平台">'
        '<meta property="og:url" content="https://mp.example/s/AbC"><title></title><script>var ct = "1723080600";</script>'
    )
    body = f"""<div id="page-content"><h1 class="rich_media_title" id="activity-name"> {HEADLINE} </h1>
    <div class="rich_media_meta_list"><span class="rich_media_meta_text">陈舒</span> <a id="js_name">青禾工会</a>
    <em id="publish_time">2024-08-08 09:30</em></div><div class="rich_media_content" id="js_content">{text}
    <section><span>来源：青禾县总工会</span></section><section>编辑：苏晓芸</section></div></div>
    <div class="rich_media_tool">阅读 1024 <a>在看</a> <a>分享</a></div><div>喜欢此内容的人还喜欢</div><ul>{_RELATED}</ul>"""
    return _page(head, body).encode()


def portal() -> bytes:
    """A portal with advertisements in the text, a ranking beside it and comments below."""
    ad = '<div class="ad"><a href="https://ad.example">夏季大促销 全场五折起 点击立即抢购</a></div>'
    body = f"""<div class="top"><a>登录</a><a>注册</a><a>客户端</a></div><div class="nav"><ul>{_NAV}</ul></div>
    <div class="left"><h1>{HEADLINE}</h1><div class="post_info">2024-08-08 09:30:12　来源: <a href="#">青禾工人报</a>　<a>举报</a></div>
    <div class="post_body"><p>{PARAGRAPHS[0]}</p>{ad}<p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p><p>（记者 陈舒）</p></div>
    <div class="post_author">责任编辑：苏晓芸_NN0000</div><div class="comments">{_COMMENTS}</div></div>
    <div class="right"><h2>热点排行</h2><ol>{_RELATED}</ol></div><div class="foot">{_FOOT}</div>"""
    return _page(f'<meta charset="utf-8"><title>{HEADLINE}|职工|急救_门户网新闻</title>', body).encode()


def paper() -> bytes:
    """A paper's digital edition: list of pages, list of headlines, a line above and one below the headline."""
    body = f"""<div class="pages"><a>第01版：要闻</a><a>第02版：综合</a><a>第03版：工会</a></div>
    <div class="list"><ul>{_RELATED}</ul></div><div class="right"><div class="bc">2024年08月08日 星期四 第03版：工会</div>
    <div class="nav2"><a>上一篇</a> <a>下一篇</a></div>
    <founder-content><h3>把急救知识送到职工身边</h3><h1>{HEADLINE}</h1><h4></h4><p class="author">本报记者 陈舒 通讯员 祁望舒</p>
    {_p("<P>　　{}</P>")}</founder-content></div><div>{_FOOT}</div>"""
    return _page(
        '<meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>青禾工人报</title>', body
    ).encode()


def blog() -> bytes:
    """A usual content system: tags, the articles before and after, a form for comments."""
    body = f"""<nav><ul>{_NAV}</ul></nav><article class="post"><header><h1 class="entry-title"><a href="/1">{HEADLINE}</a></h1>
    <div class="entry-meta"><span>发布于 2024年8月8日</span> <span>作者：陈舒</span></div></header>
    <div class="entry-content">{_p("<p>{}</p>")}</div><footer>标签：<a>培训</a><a>急救</a></footer></article>
    <nav class="post-navigation"><a>上一篇 县总工会走访慰问高温一线职工</a><a>下一篇 柳溪镇总工会换届</a></nav>
    <div id="comments">{_COMMENTS}<form><label>姓名</label><input><textarea></textarea><button>发表评论</button></form></div>
    <aside><h2>近期文章</h2><ul>{_RELATED}</ul></aside><footer>{_FOOT}</footer>"""
    return _page(f'<meta charset="utf-8"><title>{HEADLINE} – 青禾工会</title>', body).encode()


def office() -> bytes:
    """A text pasted from a word processor: each word a span of its own."""
    words = "".join(
        '<p class=MsoNormal style="text-indent:32pt">'
        + "".join(
            f'<span lang=EN-US style="font-size:16pt">{text[at : at + 3]}</span>' for at in range(0, len(text), 3)
        )
        + "<span lang=EN-US><o:p></o:p></span></p>"
        for text in PARAGRAPHS
    )
    body = f"""<div class="menu"><ul>{_NAV}</ul></div><div class="art"><h2 class="title">{HEADLINE}</h2>
    <p class="info">时间：2024-08-08 | 来源：县总工会办公室 | 作者：陈舒 | 点击数：55</p><div class="cont">{words}</div>
    <p>上一条：<a href="1">县总工会召开七届三次全委会议</a></p><p>下一条：<a href="2">柳溪镇总工会换届</a></p></div><div>{_FOOT}</div>"""
    return _page(f"<title>{HEADLINE}-青禾县总工会</title>", body).encode("utf-8-sig")


def bulletin() -> bytes:
    """One short paragraph among much else."""
    body = f"""<div class="nav"><ul>{_NAV}{_RELATED}</ul></div><div class="con"><h1>{HEADLINE}</h1>
    <div class="info">2024-08-08 09:30 来源：青禾工人报 作者：陈舒</div><div class="text"><p>{SHORT}</p></div></div>
    <div class="side"><h3>推荐阅读</h3><ul>{_RELATED}</ul></div><div class="foot">{_FOOT}</div>"""
    return _page(f'<meta charset="utf-8"><title>{HEADLINE}</title>', body).encode()


def saved() -> bytes:
    """A page saved in one file: pictures inside, a note of where it came from, hidden parts."""
    picture = "data:image/png;base64," + "iVBORw0KGgo" * 20_000
    head = f"""<!-- Page saved with a program
     url: https://union.example/2024/0808/1.html
    --><meta charset="utf-8"><title>{HEADLINE}_新闻中心_青禾县总工会</title><style>.a{{background:url({picture})}}</style>"""
    body = f"""<div style="display:none"><p>本站使用缓存技术，继续浏览即表示同意使用，点击了解更多内容，谢谢您的支持与配合。</p></div>
    <div class="banner"><img src="{picture}"></div><ul>{_NAV}</ul><section class="detail"><h1>{HEADLINE}</h1>
    <ul class="info"><li>2024-08-08</li><li>来源：青禾县总工会</li><li>撰稿：陈舒</li></ul><div class="detail-content">
    <div>{PARAGRAPHS[0]}</div><div><br></div><div><img src="{picture}"></div><div>{PARAGRAPHS[1]}</div><div>{PARAGRAPHS[2]}</div></div>
    <div class="bdshare"><span>分享到：</span><a>微信</a><a>微博</a></div></section><footer>{_FOOT}</footer>"""
    return _page(head, body).encode()


def phone() -> bytes:
    """A page for phones in XHTML, its text in one block with line ends."""
    text = "<br/>\n".join(f"　　{text}" for text in PARAGRAPHS)
    return f"""<?xml version="1.0" encoding="utf-8"?>
    <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
    <html xmlns="http://www.w3.org/1999/xhtml"><head><title>{HEADLINE}</title></head><body><p><a href="/">首页</a>-<a href="/n">新闻</a></p>
    <div class="title">{HEADLINE}</div><div>2024/08/08 09:30　　青禾工人报　　作者：陈舒</div><div class="c">{text}</div>
    <p><a href="2">下一页</a></p><ul>{_RELATED}</ul><p>手机版 | 电脑版</p><p>{_FOOT}</p></body></html>""".encode()


SITES = (government, tables, modern, account, portal, paper, blog, office, bulletin, saved, phone)
