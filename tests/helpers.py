"""Names that several tests share."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent
SHARED = Path(os.environ.get("SHARED", ROOT.parent / "shared"))  # real pages and their right answers

# An invented page.
PAGE = """青禾县总工会举办职工急救技能培训班

本报讯 2025年8月6日上午,青禾县总工会在县工人文化宫举办职工急救技能培训班。\
县总工会主席林知远出席并讲话。来自22家企业的130余名职工参加培训。

苏晓芸
"""

Command = Callable[..., "subprocess.CompletedProcess[str]"]
