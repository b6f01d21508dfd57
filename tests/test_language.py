"""Language: English stays English whatever the names in it; other languages are recognised; else no answer."""

from __future__ import annotations

import pytest

from outreach_lint.annotate.language import language


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (
            "de",
            "Guten Tag Frau Lindner, ich las, dass Ihr zweites Lager im Mai öffnet. Wer plant die Schichten?",
        ),
        (
            "fr",
            "Bonjour Claire, j'ai lu que votre dépôt ouvre en mai et je voulais savoir qui fait les plannings.",
        ),
        ("es", "Hola Marta, he leído que su segundo almacén abre en mayo y quiero saber quién hace los turnos."),
        ("pt", "Olá Marta, li que o seu segundo armazém abre em maio e queria perguntar quem faz a escala dos turnos."),
        (
            "it",
            "Buongiorno Marta, ho letto che il vostro secondo deposito apre a maggio e volevo sapere chi fa i turni.",
        ),
        (
            "nl",
            "Hallo Marieke, ik las dat jullie tweede magazijn in mei open gaat en vroeg me af wie het rooster maakt.",
        ),
        ("sv", "Hej Anna, jag läste att ert andra lager öppnar i maj och undrar vem som gör schemat för er."),
        ("da", "Hej Anna, jeg læste at jeres andet lager åbner i maj og vil gerne vide hvem der laver vagtplanen."),
        (
            "fi",
            "Hei Anna, luin että teidän varasto avataan nyt ja mietin kuka tekee sen vuorolistat ja miten.",
        ),
        (
            "pl",
            "Dzień dobry, czytałem że drugi magazyn otwiera się w maju i chciałbym zapytać kto to planuje.",
        ),
        ("cs", "Dobrý den, četl jsem že se váš druhý sklad otevírá v květnu a chtěl bych se zeptat kdo plánuje směny."),
        (
            "tr",
            "Merhaba, ikinci deponun açılacağını okudum ve bu vardiyalar için kim plan yapıyor çok merak ettim.",
        ),
        ("ru", "Здравствуйте, Анна! Прочитал, что ваш второй склад открывается в мае."),
        ("uk", "Вітаю, Анно! Прочитав, що ваш другий склад відкривається в травні."),
        ("zh", "您好，我看到贵公司的第二个仓库五月开业。"),
        ("ja", "こんにちは、二つ目の倉庫が五月に開くと読みました。"),
        ("ko", "안녕하세요, 두 번째 창고가 오월에 문을 연다고 읽었습니다."),
        ("ar", "مرحبا، قرأت أن المستودع الثاني سيفتح في مايو"),
        ("en", "Hi Dana, I read that your second depot opens in May. Who plans the rota there?"),
    ],
)
def test_a_plain_message_is_recognised(code: str, text: str) -> None:
    assert language(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "Hola João da Silva de la Cruz, saw the van der Berg post on die cutting. Is the new line in Den Haag up?",
        "Hi Łukasz, the Zażółć depot and the Gęślą depot both list you as planner. Is that still right?",
        "Bonjour Claire! I read your note on Les Halles and La Défense and wondered who plans the rota there.",
        "Hi 田中さん, I read your post about the second depot in Ōsaka and had a question about the rota.",
        "Hi {{first_name}}, who plans the rota at {{company}} now that the second depot is open?",
    ],
)
def test_english_with_names_from_elsewhere_stays_english(text: str) -> None:
    assert language(text) in ("en", None)


@pytest.mark.parametrize(
    "text", ["", "Hi Dana,", "Danke!", "{{first_name}} {{company}}", "OK 12 34 €", "https://example.org/der/die/das"]
)
def test_too_little_to_tell(text: str) -> None:
    assert language(text) is None
