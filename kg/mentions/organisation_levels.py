"""Words of levels (县, 街道, 高新区) before names of bodies, and what only ends like one."""

from kg.late import late
from kg.lexicon.words import worded

LEVEL = late(r"(?:[我本该全])?(?:自治区|自治州|自治县|街道|[省市县区州盟旗镇乡])$")
# 城市, 社区, 乡镇 … end like a level word and are none
NO_LEVEL = worded(
    r"(?:\)[省市县区]|<organisation_words/no_level>|[各每多两三四五六七八九]个?[省市县区州镇乡]|[省州]一[市县]|[两三四五六七八九十]省[市区]|(?:相关|有关)[省市县区镇乡])$"
)
# 高新区|党工委, 、地区|政协, 联合|园区|总工会; 各高新区 and 国家级高新区 are none in particular
ZONE = late(
    r"(?:(?:(?<![一-鿿])|(?<=联合|会同)|(?<=[与由到赴]))[我本该]?|[我本该])"
    r"(?P<level>高新区|经开区|开发区|新区|园区|度假区|地区)$"
)
TWO_WORDS = frozenset({"和县", "任县", "应县", "会同县", "省市"})  # that end in a level: 应|县文联邀请
OF_EACH_TOWN = late("[各每]个?(?:乡镇|镇乡|[镇乡])(?:人民政府|政府|党委)?[、和及与(]$")  # 各乡镇人民政府、|街道|办事处
