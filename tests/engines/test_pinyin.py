"""Chinese in the order in which it is read."""

from __future__ import annotations

import json
import random
from importlib.util import find_spec

import pytest

from bibkit.engines.collation import collate
from bibkit.errors import UsageError
from tests.programs import without
from tests.shared_data import shared

pytest.importorskip("pypinyin", reason="pypinyin (the extra pinyin) is not installed")


def ordered(*texts: str, locale: str = "zh-CN") -> list[str]:
    shuffled = random.Random(3).sample(texts, len(texts))
    return sorted(shuffled, key=collate("pinyin", locale))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "texts",
    [
        ("艾青", "巴金", "曹禺", "郭沫若", "老舍", "鲁迅", "茅盾", "沈从文", "叶圣陶", "朱自清"),
        ("陈二", "张三", "赵一"),
        ("詹姆斯", "张三", "赵一"),  # zhan before zhang: a tone sorts before a letter
        ("妈", "麻", "马", "骂"),  # by tone
        ("路遥", "吕布"),  # lu before lü
        ("陳二", "張三", "趙一"),  # in traditional characters
        ("人工智能 2", "人工智能 10"),  # numbers by value
        ("中国 A", "中国 B", "中国文化"),
    ],
)
def test_texts_stand_by_their_sound(texts: tuple[str, ...]) -> None:
    assert ordered(*texts) == list(texts)


@pytest.mark.parametrize(
    "texts",
    [
        ("应一", "曾国藩", "赵一"),  # zeng, not ceng
        ("沙汀", "单田芳", "沈从文"),  # shan, not dan
        ("于潇", "尉迟恭", "袁隆平"),  # yuchi, not weichi
        ("章一", "长孙无忌", "赵一"),  # zhangsun, not changsun
        ("夏一", "解", "邢一"),  # xie, not jie
    ],
)
def test_a_family_name_is_read_as_one(texts: tuple[str, ...]) -> None:
    assert ordered(*texts) == list(texts)


def test_words_that_begin_as_a_family_name_are_no_names() -> None:
    """重庆 is Chongqing, 长江 the Changjiang, 解放 jiefang: pypinyin knows them."""
    assert ordered("长江", "重庆", "单位", "解放") == ["长江", "重庆", "单位", "解放"]


def test_what_is_not_chinese_follows_in_its_own_order() -> None:
    assert ordered("张三", "Zapf", "Ångström", "陈二", "10 years") == [
        "10 years",
        "陈二",
        "张三",
        "Ångström",
        "Zapf",
    ]


def test_texts_of_one_sound_stand_by_their_code() -> None:
    assert ordered("张", "章") == ["张", "章"]


def test_pypinyin_is_needed_only_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(module: str) -> None:
        raise ModuleNotFoundError(name=module)

    monkeypatch.setattr("bibkit.extras.import_module", missing)
    collate.cache_clear()
    with pytest.raises(UsageError, match="This needs the Python package pypinyin"):
        collate("pinyin", "zh-CN")
    assert collate("", "zh-CN") is not None
    collate.cache_clear()


def test_names_of_a_standard_stand_as_icu_has_them() -> None:
    if find_spec("icu") is None:
        without("PyICU (the extra collation) is not installed")
    from icu import Collator, Locale

    items = json.loads(shared("csl/csl-m/data/gbt7714-data.json").read_text(encoding="utf-8"))
    authors = (author for item in items for author in item.get("author", ()))
    chinese = {name for author in authors if not (name := author.get("literal", "a")).isascii()}
    by_icu = sorted(chinese, key=Collator.createInstance(Locale("zh-CN")).getSortKey)
    ours = ordered(*chinese)
    assert len(ours) > 150
    differing = [name for name, other in zip(ours, by_icu, strict=True) if name != other]
    assert differing == ["湖北省建设厅", "胡健民"]  # of one sound: ICU counts their strokes
