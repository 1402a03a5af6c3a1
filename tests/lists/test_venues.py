"""Where works came out, and what that is called for short."""

from __future__ import annotations

import pytest

from bibkit.lists.venues import short_venue, venue
from bibkit.model.record import Record


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR)", "CVPR"),
        ("2019 IEEE Conference on Decision and Control (CDC 2019)", "CDC"),
        ("Advances in Neural Information Processing Systems (NeurIPS'21)", "NeurIPS"),
        ("KDD '20: Proceedings of the 26th ACM SIGKDD Conference", "KDD"),
        ("30th USENIX Security Symposium (USENIX Security 21)", "USENIX Security"),
        ("Conference on Fairness (FAccT ’22)", "FAccT"),
        ("Nature", "Nature"),
        ("NeurIPS", "NeurIPS"),
        ("Electric Power Systems Research", ""),
        ("Proceedings of the ACL (Volume 1: Long Papers)", ""),
        ("Journal of Energy (Oxford)", ""),
        ("Symposium on Markets (USA)", ""),
        ("Findings of the Association for Computational Linguistics: ACL 2023", ""),
        ("Bundesgesundheitsblatt", ""),
    ],
)
def test_an_acronym_within_a_title_is_its_short_name(title: str, expected: str) -> None:
    assert short_venue(Record("a", "paper-conference", {"container-title": title})) == expected


def test_what_the_record_says_goes_before_what_a_title_shows() -> None:
    values = {"container-title": "Computer Vision (CVPR)", "container-title-short": "Comp.  Vis."}
    assert short_venue(Record("a", "paper-conference", values)) == "Comp. Vis."
    said = Record("a", "paper-conference", {"container-title": "Computer Vision"}, extra={"abbr": "CV"})
    assert short_venue(said) == "CV"


def test_an_event_is_the_venue_of_what_stands_in_no_container() -> None:
    record = Record("a", "paper-conference", {"event-title": "Power Days (PD 2020)", "publisher": "IEEE"})
    assert (venue(record), short_venue(record)) == ("Power Days (PD 2020)", "PD")
