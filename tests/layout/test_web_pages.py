"""Saved web pages of invented sites: what stands around an article is no part of it and no article of its own."""

import datetime

from helpers import each

from kg.layout import articles
from kg.model import Source

HEADLINE = "德清县总工会慰问高温岗位职工"
FIRST = "8月19日，德清县总工会主席陆明远一行走访慰问坚守在高温岗位的环卫职工，为他们送去毛巾和防暑药品。"
SECOND = "下一步，县总工会将继续开展送清凉活动，把关心送到每一名一线职工身边。"
DAY = datetime.date(2024, 8, 20)

PAGES = {
    "a county government": (
        "青禾县人民政府\n网站首页 | 政务公开 | 政务服务 | 互动交流\n您的位置：首页 > 新闻中心 > 部门动态\n"
        f"{HEADLINE}\n发布日期：2024-08-20 09:12 来源：县总工会 阅读次数：128 字体大小：大 中 小\n"
        f"{FIRST}\n{SECOND}\n打印本页 关闭窗口\n上一条：青禾县召开防汛会议\n下一条：没有了\n"
        "版权所有：青禾县人民政府 主办：青禾县人民政府办公室\n地址：青禾县人民路1号 邮编：313200 电话：0572-0000000\n"
        "浙ICP备00000000号-1 浙公网安备 33000000000000号\n"
    ),
    "a union with a breadcrumb of its own": (
        f"首页 > 工会要闻 > 基层动态 > 正文\n\n{HEADLINE}\n\n"
        "时间：2024-08-20 | 来源：青禾工会网 | 作者：沈若溪 | 浏览：56次\n\n"
        f"{FIRST}\n\n{SECOND}\n\n责任编辑：费子墨\n\n【打印】【关闭】\n\n上一篇：青禾县总工会举办读书会\n"
        "下一篇：安吉县总工会召开会议\n"
    ),
    "a title repeated": (
        f"{HEADLINE}-青禾县总工会\n当前位置：首页 » 工作动态\n{HEADLINE}\n发布时间：2024年8月20日 浏览次数：33\n"
        f"{FIRST}\n{SECOND}\n"
        "分享到： 微信 微博 QQ空间\n"
    ),
    "a caption that repeats the body": (
        f"{HEADLINE}\n2024-08-20 来源：青禾日报\n{FIRST}\n"
        f"图为陆明远慰问环卫职工。\n{SECOND}\n（责任编辑：费子墨）\n扫一扫在手机打开当前页\n"
    ),
    "a school": (
        "学校概况 机构设置 教育教学 招生就业\n青禾中学 >> 校园新闻 >> 正文\n"
        f"{HEADLINE}\n作者：沈若溪 来源：校工会 发布时间：2024-08-20 点击数：[12]\n{FIRST}\n{SECOND}\n"
        "【字体：大 中 小】【打印本页】【关闭窗口】\n相关新闻\n· 青禾中学举行开学典礼 2024-09-01\n"
        "· 青禾中学开展防震演练 2024-08-28\n"
    ),
    "an enterprise": (
        "首页 关于我们 新闻中心 产品中心 联系我们\n您现在的位置：首页 >> 新闻中心 >> 公司新闻\n"
        f"{HEADLINE}\n日期：2024/08/20 点击：201 作者：admin\n{FIRST}\n{SECOND}\n返回列表\n上一个：没有了\n"
        "下一个：公司召开年中会议\n"
        "Copyright © 2024 青禾机械有限公司 版权所有 技术支持：青禾网络\n电话：0572-0000000 传真：0572-0000001\n"
    ),
    "a court": (
        "当前位置： 首页 → 法院新闻 → 正文\n"
        f"{HEADLINE}\n2024-08-20 15:30:01　来源：青禾法院网　作者：沈若溪　【字号：大 中 小】\n{FIRST}\n{SECOND}\n"
        "责编：费子墨\n文章出处：政治部\n关闭窗口\n友情链接： 中国法院网 浙江法院网\n网站标识码：3300000000\n"
    ),
    "a mobile page": (
        f"{HEADLINE}\n青禾发布\n2024-08-20 18:22\n浙江\n听全文\n{FIRST}\n{SECOND}\n阅读原文\n阅读 1024\n"
        "点赞 12 在看 3\n收藏 分享\n"
    ),
    "a paper's net edition": (
        f"青禾网 > 新闻 > 本地\n{HEADLINE}\n2024年08月20日 07:31　|　来源：青禾日报\n小字号 大字号\n{FIRST}\n"
        f"{SECOND}\n"
        "(责编：费子墨、沈若溪)\n分享让更多人看到\n推荐阅读\n相关新闻\n"
        "青禾日报社概况 | 关于青禾网 | 报社招聘 | 广告服务 | 网站声明\n"
        "互联网新闻信息服务许可证00000000000\nCopyright © 1999-2024 by www.qinghe.example. all rights reserved\n"
    ),
    "columns in brackets": (
        f"[要闻] {HEADLINE}\n日期：2024-08-20 来源：县总工会 【大】【中】【小】\n{FIRST}\n{SECOND}\n"
        "[上一篇] 青禾县总工会召开会议\n[下一篇] 青禾县开展普法宣传\n[返回顶部] [打印] [关闭]\n"
    ),
    "a bureau": (
        "无障碍阅读 长者模式 登录 注册\n今天是2024年8月21日 星期三\n请输入关键字 搜索\n首页>政务动态>工作动态\n"
        f"{HEADLINE}\n索引号：000-2024-00001 发布机构：县总工会 发布日期：2024-08-20\n浏览量：17\n{FIRST}\n{SECOND}\n"
        "扫一扫 手机端浏览\n主办单位：青禾县人力资源和社会保障局\n联系电话：0572-0000000 网站地图\n"
        "您是第 123456 位访客\n建议使用1024*768以上分辨率浏览\n"
    ),
    "a blog of a league": (
        f"{HEADLINE}\n发布者：团县委 发布时间：2024-08-20 浏览次数：90\n{FIRST}\n{SECOND}\n"
        "文字：沈若溪 图片：费子墨 审核：陆明远\n附件：\n上一条：青禾团县委召开会议 下一条：青禾青年在行动\n"
        "【关闭】\n"
    ),
    "Markdown saved from a site": (
        f"[首页](/) > [新闻](/news) > 正文\n\n# {HEADLINE}\n\n发布时间：2024-08-20 来源：县总工会\n\n{FIRST}\n\n"
        f"{SECOND}\n\n"
        "[上一篇：青禾县召开会议](/1.html)\n\n[下一篇：没有了](/2.html)\n\n版权所有 © 青禾县总工会\n"
    ),
}


@each(PAGES)
def test_only_the_article_is_read(name: str) -> None:
    media_type = "text/markdown" if name.startswith("Markdown") else "text/plain"
    found = [one for one in articles(Source("page", PAGES[name], "0" * 64, media_type)) if not one.caption]
    assert [one.text for one in found] == [f"{FIRST}\n{SECOND}"]
    assert (found[0].headline or "").split(" ")[-1].removesuffix("-青禾县总工会") == HEADLINE
    assert found[0].date == DAY
    assert set(found[0].authors) <= {"沈若溪", "费子墨"}


def test_a_first_sentence_cut_by_a_line_is_not_lost() -> None:
    page = (
        "当前位置：首页 > 新闻\n县总工会举行“暖心同行”启动仪式\n更新时间：2024-02-06 14:31\n"
        "为做好职工服务工作，2月4日，青禾县总工会在县汽车站举行“暖心同行”\n"
        "启动仪式。各单位负责人参加启动仪式。\n主席王立平讲话，要求抓好落实。\n"
    )
    [article] = articles(Source("page.txt", page, ""))
    assert article.headline == "县总工会举行“暖心同行”启动仪式"
    assert article.text.startswith("为做好职工服务工作，2月4日，青禾县总工会在县汽车站举行“暖心同行”启动仪式。")
