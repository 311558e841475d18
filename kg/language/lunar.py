"""Days of the old calendar, as a pattern: 农历三月初三, 腊月廿三. Which days of the sun's calendar is not told."""

_DAY = "(?:初[一二三四五六七八九十]|十[一二三四五六七八九]?|廿[一二三四五六七八九]?|二十[一二三四五六七八九]?|三十)"
_MONTH = "(?:[农阴夏]历闰?[正一二三四五六七八九十冬腊]{1,2}月|(?<!历)[正腊]月)"

# not 每年农历三月初三; nor where the other day stands beside: 2月22日,农历正月十五, 正月十五(2月22日)
LUNAR = (
    f"(?<!每年)(?<!每逢)(?<![日号])(?<![日号][,、(]){_MONTH}{_DAY}(?:清晨|早上|上午|中午|下午|傍晚|晚上|[早晚])?(?!\\()"
)
