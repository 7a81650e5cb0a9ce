"""Files as other libraries export them: they build without a warning, and the site is right."""

import pytest

from sphinx_proceedings.audit.run import audit
from support.sphinx_build import CONF, Built, build_portal

PMLR = r"""@Proceedings{WOT-2024,
  booktitle = {Proceedings of the 5th Workshop on Trees},
  name = {Workshop on Trees},
  shortname = {WoT},
  editor = {Larch, Ann and Pine, Tom},
  volume = {241},
  year = {2024},
  start = {2024-07-21},
  end = {2024-07-27},
  published = {2024-07-30},
  address = {Vienna, Austria},
  conference_url = {https://wot.example.org},
}
@InProceedings{larch24a,
  title = {Growing ${O}(\log n)$ Leaves},
  author = {Larch, Ann and {van der} Elm, Jo},
  pages = {1-20},
  section = {Contributed},
  openreview = {AbCdEf},
  software = {https://github.com/example/leaves},
  supp = {Supplementary:larch24-supp.pdf},
  abstract = {With probability at least $ 1-\delta$ a tree wins, for all $n$ and $k$; CO$_2$ falls
    by $-$27\%.},
}
"""
PMLR_SITE = """@InProceedings{pmlr-v235-pine24a,
  title = \t {Rings},
  author =       {Pine, Tom},
  booktitle = \t {Proceedings of the 41st Conference on Forests},
  pages = \t {1--20},
  year = \t {2024},
  editor = \t {Larch, Ann and Elm, Jo},
  volume = \t {235},
  series = \t {Proceedings of Forest Research},
  month = \t {21--27 Jul},
  publisher =    {PFR},
  pdf = \t {https://example.org/v235/pine24a.pdf},
  url = \t {https://example.org/v235/pine24a.html},
  abstract = \t {Rings count years.}
}
"""
NIME = """@InProceedings{Elm2001,
  Title                    = {Leaves : Electronic Chamber Ensemble},
  Author                   = {Elm, Jo and Oak, Dan},
  Booktitle                = {Proceedings of the Conference on Instruments},
  Year                     = {2001},
  Address                  = {Seattle, WA},
  Pages                    = {19--23},
  Date                     = {1-2 April, 2001},
  Keywords                 = {Musical control, artistic interfaces.},
  Url                      = {http://www.example.org/2001/elm.pdf},
  DOI                      = {10.5281/zenodo.1000001}
}
@inproceedings{nime2026_133,
  abstract = {},
  address = {London, United Kingdom},
  articleno = {133},
  author = {Jo Elm and Ann Larch},
  booktitle = {Proceedings of the Conference on Instruments},
  doi = {10.5281/zenodo.1000002},
  editor = {Tom Pine},
  isbn = {978-0-306-40615-7},
  issn = {2220-4806},
  month = {June},
  numpages = {18},
  pages = {1084--1101},
  presentation-video = {https://youtu.be/abc},
  title = {Sounds of Wood},
  track = {paper},
  url = {http://example.org/2026/elm.pdf},
  urlsuppl1 = {http://example.org/2026/elm.zip},
  year = {2026}
}
"""
DBLP = r"""@inproceedings{DBLP:conf/wot/ElmO23,
  author       = {Jo Elm 0001 and
                  {\'{E}}va Oak},
  title        = {Bark},
  booktitle    = {{WOT} 2023},
  pages        = {1--8},
  year         = {2023},
  crossref     = {DBLP:conf/wot/2023},
  url          = {https://doi.org/10.1145/1.1},
  doi          = {10.1145/1.1},
  timestamp    = {Mon, 08 May 2023 14:35:05 +0200},
  biburl       = {https://dblp.org/rec/conf/wot/ElmO23.bib},
  bibsource    = {dblp computer science bibliography, https://dblp.org}
}
@proceedings{DBLP:conf/wot/2023,
  editor       = {Ann Larch},
  title        = {Proceedings of the Workshop on Trees, {WOT} 2023, Rome, Italy},
  publisher    = {{ACM}},
  year         = {2023},
  url          = {https://doi.org/10.1145/1},
  doi          = {10.1145/1},
  isbn         = {979-8-4007-0084-2},
  timestamp    = {Mon, 08 May 2023 14:35:05 +0200},
  biburl       = {https://dblp.org/rec/conf/wot/2023.bib},
  bibsource    = {dblp computer science bibliography, https://dblp.org}
}
"""
ACM = r"""@inproceedings{10.1145/3578356.3592573,
author = {Elm, Jo and Oak, Dan},
title = {Leaves: 100\% Greener},
year = {2023},
isbn = {9798400700842},
publisher = {Association for Computing Machinery},
address = {New York, NY, USA},
url = {https://doi.org/10.1145/3578356.3592573},
doi = {10.1145/3578356.3592573},
abstract = {It takes 5 $\mu$s.},
booktitle = {Proceedings of the 3rd Workshop on Trees},
pages = {1–8},
numpages = {8},
keywords = {leaves, systems},
location = {Rome, Italy},
series = {WoT '23}
}
@article{10.1145/3579990,
author = {Elm, Jo},
title = {An Article on Oaks},
year = {2023},
issue_date = {May 2023},
publisher = {Association for Computing Machinery},
address = {New York, NY, USA},
volume = {7},
number = {1},
issn = {2474-9567},
url = {https://doi.org/10.1145/3579990},
doi = {10.1145/3579990},
journal = {Proc. ACM Trees},
month = {may},
articleno = {109},
numpages = {29},
keywords = {oaks}
}
"""
IEEE = """@INPROCEEDINGS{10123450,
  author={Elm, Jo and Oak, D.},
  booktitle={2023 IEEE International Conference on Trees (ICOT)},
  title={Roots},
  year={2023},
  volume={},
  number={},
  pages={1-8},
  keywords={Deep learning;Costs;5G mobile communication},
  doi={10.1109/ICOT12345.2023.10123450},
  ISSN={2375-026X},
  month={April},}
"""
ZOTERO = r"""@inproceedings{elm_leaves_2023,
	address = {New York, NY, USA},
	series = {{WoT} '23},
	title = {{Twigs}: {A} {Study}},
	copyright = {CC-BY 4.0},
	isbn = {979-8-4007-0084-2},
	shorttitle = {Twigs},
	url = {https://example.org/twigs},
	doi = {10.1145/1.2},
	abstract = {Less than 5\% of {\textless}b{\textgreater}twigs{\textless}/b{\textgreater}.},
	language = {en},
	urldate = {2024-01-02},
	booktitle = {Proceedings of the 3rd {Workshop} on {Trees}},
	publisher = {Association for Computing Machinery},
	author = {Elm, Jo},
	month = may,
	year = {2023},
	keywords = {twigs, trees},
	pages = {1--8},
	file = {Full Text PDF:/home/x/Zotero/storage/ABC/Elm - 2023 - Twigs.pdf:application/pdf},
}
"""
MENDELEY = r"""Automatically generated by Mendeley Desktop 1.19.8
Any changes to this file will be lost if it is regenerated by Mendeley.

@inproceedings{Elm2023,
abstract = {More than 5{\%} {\&} less; {\textcopyright} 2023 ACM.},
address = {New York, NY, USA},
archivePrefix = {arXiv},
arxivId = {2301.01230},
author = {Elm, Jo},
booktitle = {Proceedings of the 3rd Workshop on Trees - WoT '23},
doi = {10.1145/1.3},
eprint = {2301.01230},
file = {:C$\backslash$:/Users/x/AppData/Local/Mendeley Ltd./Elm - 2023.pdf:pdf},
isbn = {9798400700842},
issn = {0302-9743},
keywords = {Twigs,Trees},
mendeley-groups = {Thesis/Chapter 1},
mendeley-tags = {Trees},
month = {may},
pages = {1--8},
pmid = {12345671},
publisher = {ACM Press},
title = {{Branches}},
url = {http://example.org/branches},
year = {2023}
}
"""
EASYCHAIR = r"""@inproceedings{LPAR2023:Seeds_and_Logic,
  author    = {Jo Elm and Ole {\O}degaard},
  title     = {Seeds and Logic},
  booktitle = {Proceedings of 24th International Conference on Logic},
  editor    = {Ann Larch and Tom Pine},
  series    = {EPiC Series in Computing},
  volume    = {94},
  publisher = {EasyChair},
  bibsource = {EasyChair, https://easychair.org},
  issn      = {2398-7340},
  url       = {https://easychair.org/publications/paper/AbC},
  doi       = {10.29007/abc},
  pages     = {1-9},
  year      = {2023}}
"""
_OTHERS = ("mastersthesis", "techreport", "online", "software", "dataset", "unpublished", "manual")
OTHER_KINDS = "".join(
    f"@{kind}{{{kind}1, author = {{{{Dept. of Woods, Trees Inc.}}}}, title = {{On {kind}}},"
    " year = 2023, booktitle = {Notes of the Workshop}, institution = {Woods Ltd.},"
    " school = {Woods University}, url = {https://example.org/x}}\n"
    for kind in (*_OTHERS, "patent", "booklet", "thesis", "report", "misc", "incollection")
)
FILES = {
    "pmlr2024": PMLR,
    "pmlrsite2024": PMLR_SITE,
    "nime2001": NIME,
    "dblp2023": DBLP,
    "acm2023": ACM,
    "ieee2023": IEEE,
    "zotero2023": ZOTERO,
    "mendeley2023": MENDELEY,
    "easychair2023": EASYCHAIR,
    "others2023": OTHER_KINDS,
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A portal in which each library's file is an edition."""
    root = tmp_path_factory.mktemp("exported")
    (root / "papers").mkdir()
    for edition, text in FILES.items():
        (root / "papers" / f"{edition}.bib").write_text(text, encoding="utf-8")
    conf = CONF.replace("basic", "sphinx_book_theme")
    (root / "conf.py").write_text(f'{conf}html_baseurl = "https://portal.example.net/"\n')
    return build_portal(root)


def test_nothing_is_told(built: Built) -> None:
    assert built.warnings == ""


def test_site_is_right(built: Built) -> None:
    assert audit(built.html).findings == ()


@pytest.mark.parametrize(
    ("docname", "published"),
    [
        ("papers/pmlr2024/larch24a", "Proceedings of the 5th Workshop on Trees"),
        ("papers/dblp2023/DBLP-conf-wot-ElmO23", "Proceedings of the Workshop on Trees, WOT 2023"),
        ("papers/nime2001/Elm2001", "Proceedings of the Conference on Instruments"),
        ("papers/acm2023/10.1145-3579990", "Proc. ACM Trees"),
    ],
)
def test_papers_say_what_they_were_published_in(built: Built, docname: str, published: str) -> None:
    assert published in built.page(docname).get_text()
