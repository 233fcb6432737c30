"""The desk in a real browser: what is saved comes to stand on the screen, and a click leads back to its line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.preview.watched import ISSUE, LEAD, Watch


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watch]:
    """One desk for the whole module: every test leaves the issue as it was."""
    made = Watch(tmp_path_factory.mktemp("desk") / "issue", "--editor", "editor://open?at={path}&line={line}")
    yield made
    made.end()


@pytest.fixture
def desk(browser: Any, watched: Watch) -> Iterator[Any]:
    """The page, open and set; a mistake in its scripts or a request to elsewhere is a failure."""
    watched.issue.write_text(ISSUE, encoding="utf-8")
    watched.copy.write_text(LEAD, encoding="utf-8")
    page = browser.new_page(viewport={"width": 1360, "height": 860})
    page.set_default_timeout(10_000)
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "request", lambda request: wrong.append(request.url) if not request.url.startswith(watched.address) else None
    )
    # no editor is there to be opened; the page notes which link it followed
    page.add_init_script("HTMLAnchorElement.prototype.click = () => {}")
    page.goto(watched.address)
    page.wait_for_selector('[data-part="tale"] text:has-text("那一年")', state="attached")
    yield page
    page.close()
    assert not [one for one in wrong if not one.startswith(("data:", "editor:"))]


def shows(page: Any, part: str, words: str) -> None:
    """Waits for words in a part of a sheet; the words of a part are its lines, one after the other."""
    page.wait_for_selector(f'[data-part="{part}"] text:has-text("{words}")', state="attached")


def point(page: Any, part: str, words: str) -> tuple[float, float]:
    """The middle of a line on the screen."""
    box = page.locator(f'[data-part="{part}"] text:has-text("{words}")').first.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_an_edit_comes_on_the_screen_and_zoom_and_place_stay(desk: Any, watched: Watch) -> None:
    desk.keyboard.press("1")
    desk.keyboard.press("+")
    desk.evaluate("document.getElementById('stage').scrollTo(40, 120)")
    before = desk.evaluate("[zoom.textContent, stage.scrollLeft, stage.scrollTop]")
    assert before[0] == "125%"
    assert before[2] > 100
    desk.evaluate("document.querySelector('[data-part=side]').mine = true")
    watched.copy.write_text("甲乙丙丁。" + LEAD, encoding="utf-8")
    shows(desk, "lead", "甲乙丙丁")
    assert desk.evaluate("[zoom.textContent, stage.scrollLeft, stage.scrollTop]") == before
    assert desk.evaluate("document.querySelector('[data-part=side]').mine"), "what did not change was not touched"


def test_a_mistake_stands_over_the_last_good_page_and_goes(desk: Any, watched: Watch) -> None:
    watched.issue.write_text(ISSUE.replace("margins: 12mm", "margin: 12mm"), encoding="utf-8")
    desk.wait_for_selector("#trouble:not([hidden])")
    told = desk.inner_text("#trouble")
    assert "issue.yaml:4:30" in told
    assert "没有这个键" in told
    assert "`margin` is not a key" in told
    assert desk.inner_text("#trouble mark") == "m", "the line with its caret"
    assert desk.locator('[data-part="lead"] text').count() > 3, "the last good page"
    watched.issue.write_text(ISSUE.replace("小巷灯亮", "小巷灯灭"), encoding="utf-8")
    desk.wait_for_selector("#trouble", state="hidden")
    shows(desk, "side", "小巷灯灭")


def test_the_card_tells_of_the_block_and_a_click_leads_to_the_line(desk: Any) -> None:
    x, y = point(desk, "lead", "清晨六点")
    desk.mouse.move(x, y)
    desk.wait_for_selector("#card .file:has-text('copy/lead.md:1')")
    card = desk.inner_text("#card")
    assert card.startswith("lead")
    assert "标题" in card
    assert "余" in card
    desk.mouse.click(x, y)
    desk.wait_for_selector("body[data-opened$='copy/lead.md&line=1']")
    x, y = point(desk, "side", "路灯")
    desk.mouse.click(x, y)
    desk.wait_for_selector("body[data-opened$='issue.yaml&line=14']")


def test_the_list_leads_to_the_place(desk: Any) -> None:
    rows = desk.locator("#list button.note")
    assert rows.count() >= 4
    desk.keyboard.press("0")
    row = desk.locator("#list button.note:has-text('tale')").first
    row.click()
    desk.wait_for_selector("#thumbs [data-page='2'][aria-current]")
    assert desk.locator('[data-page="2"] .flash.on').get_attribute("d")
    desk.locator("[data-filter=error]").click()
    assert desk.locator("#list button.note").count() == 0


def test_toggles_show_the_grid_the_columns_the_areas_the_order(desk: Any) -> None:
    for key, name, count in (("g", "lines", 1), ("c", "columns", 4), ("a", "areas", 3), ("r", "order", 5)):
        shown = desk.locator(f'[data-page="1"] .over .{name}')
        assert not shown.is_visible()
        desk.keyboard.press(key)
        assert desk.locator(f"[data-show={name}]").get_attribute("aria-pressed") == "true"
        assert desk.evaluate(f"getComputedStyle(document.querySelector('.over .{name}')).display") == "inline"
        assert (
            desk.locator(f'[data-page="1"] .over .{name}').evaluate(
                "it => it.matches('path') ? 1 : it.querySelectorAll('path, rect').length"
            )
            == count
        )
        desk.keyboard.press(key)
        assert not shown.is_visible()


def test_by_day_by_night_and_with_the_keys_alone(desk: Any) -> None:
    desk.emulate_media(color_scheme="dark")
    colour = "getComputedStyle(document.body).backgroundColor"
    dark = desk.evaluate(colour)
    desk.keyboard.press("d")
    assert desk.evaluate(colour) != dark
    desk.keyboard.press("PageDown")
    desk.wait_for_selector("#thumbs [data-page='2'][aria-current]")
    desk.keyboard.press("j")
    desk.wait_for_selector("#list button.at")
    desk.keyboard.press("?")
    assert desk.locator("dialog#keys").is_visible()


def test_the_desk_comes_back_by_itself(desk: Any, watched: Watch) -> None:
    desk.evaluate("dispatchEvent(new Event('offline'))")
    desk.evaluate("window.stays = true")
    desk.context.set_offline(True)
    watched.copy.write_text("断线时存的。" + LEAD, encoding="utf-8")
    desk.context.set_offline(False)
    shows(desk, "lead", "断线时存的")
    assert desk.evaluate("window.stays")


def test_a_page_that_is_added_and_one_that_goes(desk: Any, watched: Watch) -> None:
    third = "  - name: 三版\n    dummy: |\n      x x x x\n    blocks:\n      x: {headline: 新的一版, body: 新。}\n"
    watched.issue.write_text(ISSUE + third, encoding="utf-8")
    shows(desk, "x", "新的一版")
    assert desk.locator("#thumbs button").count() == 3
    watched.issue.write_text(ISSUE, encoding="utf-8")
    desk.wait_for_selector('.sheet[data-page="3"]', state="detached")
    assert desk.locator("#thumbs button").count() == 2
