"""What the page says in each language: the one table of labels. A language is one row.

In braces stands what is filled in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bibkit.model.type_names import TYPE_NAMES


@dataclass(frozen=True, slots=True)
class PageWords:
    """The labels of one language. `lang` is its BCP 47 tag; `of` tells how many of how many works are shown."""

    lang: str
    title: str
    work: str
    works: str
    of: str
    search: str
    year: str
    type: str
    tag: str
    person: str
    all: str
    show_all: str
    download: str
    groups: str
    abstract: str
    authors: str
    and_others: str
    venue: str
    picture_of: str
    page: str
    page_of: str
    all_works: str
    cite_as: str
    copy: str
    copy_of: str
    copied: str
    copied_of: str
    by_hand: str
    refused: str
    address_of: str
    link: str
    more: str
    more_about: str
    tags: str
    none: str
    feed: str
    no_year: str
    other_works: str
    selected: str
    link_names: Mapping[str, str]
    types: Mapping[str, str]

    def count(self, number: int) -> str:
        """The number of works: "1 work", "18 works"."""
        return (self.work if number == 1 else self.works).format(number)

    def type_name(self, kind: str) -> str:
        """What works of a CSL type are called in a heading."""
        return self.types.get(kind, kind)


_LINK_NAMES = "pdf html code data slides video poster website supplement blog preview award"


def _link_names(labels: str) -> Mapping[str, str]:
    return dict(zip(_LINK_NAMES.split(), labels.split(), strict=True))


ENGLISH = PageWords(
    lang="en",
    title="Publications",
    work="{} work",
    works="{} works",
    of="{} of {}",
    search="Search",
    year="Year",
    type="Type",
    tag="Tag",
    person="Person",
    all="All",
    show_all="Show all",
    download="Download BibTeX",
    groups="Groups",
    abstract="Abstract",
    authors="{} authors",
    and_others="and others",
    venue="Venue",
    picture_of="Picture of {}",
    page="Page",
    page_of="Page of {}",
    all_works="All works",
    cite_as="Cite as",
    copy="Copy BibTeX",
    copy_of="Copy BibTeX of {}",
    copied="Copied",
    copied_of="BibTeX of {} copied",
    by_hand="Please copy by hand",
    refused="The browser did not let it be copied",
    address_of="Address of {}",
    link="Link",
    more="More",
    more_about="More about {}",
    tags="Tags: ",
    none="No work matches.",
    feed="Atom feed",
    no_year="No year",
    other_works="Other works",
    selected="Selected works",
    link_names=_link_names("PDF HTML Code Data Slides Video Poster Website Supplement Blog Picture Award"),
    types=TYPE_NAMES,
)

_GERMAN = PageWords(
    lang="de",
    title="Veröffentlichungen",
    work="{} Arbeit",
    works="{} Arbeiten",
    of="{} von {}",
    search="Suche",
    year="Jahr",
    type="Art",
    tag="Schlagwort",
    person="Person",
    all="Alle",
    show_all="Alle zeigen",
    download="BibTeX herunterladen",
    groups="Gruppen",
    abstract="Zusammenfassung",
    authors="{} Namen",
    and_others="und andere",
    venue="Erschienen in",
    picture_of="Bild zu {}",
    page="Seite",
    page_of="Seite zu {}",
    all_works="Alle Arbeiten",
    cite_as="Zitieren als",
    copy="BibTeX kopieren",
    copy_of="BibTeX kopieren: {}",
    copied="Kopiert",
    copied_of="BibTeX von {} kopiert",
    by_hand="Bitte von Hand kopieren",
    refused="Der Browser hat das Kopieren nicht erlaubt",
    address_of="Adresse von {}",
    link="Link",
    more="Mehr",
    more_about="Mehr über {}",
    tags="Schlagwörter: ",
    none="Keine Arbeit passt.",
    feed="Atom-Feed",
    no_year="Ohne Jahr",
    other_works="Weitere Arbeiten",
    selected="Ausgewählte Arbeiten",
    link_names=_link_names("PDF HTML Code Daten Folien Video Poster Website Anhang Blog Bild Auszeichnung"),
    types={
        "article-journal": "Zeitschriftenaufsätze",
        "paper-conference": "Konferenzbeiträge",
        "article": "Preprints und Arbeitspapiere",
        "book": "Bücher",
        "chapter": "Buchkapitel",
        "thesis": "Abschlussarbeiten",
        "report": "Berichte",
        "dataset": "Datensätze",
        "software": "Software",
        "patent": "Patente",
        "standard": "Normen",
        "speech": "Vorträge und Poster",
        "manuscript": "Manuskripte",
        "review": "Rezensionen",
        "review-book": "Buchbesprechungen",
        "entry-encyclopedia": "Lexikonartikel",
        "entry-dictionary": "Wörterbucheinträge",
        "article-magazine": "Magazinbeiträge",
        "article-newspaper": "Zeitungsartikel",
        "post-weblog": "Blogbeiträge",
        "webpage": "Webseiten",
        "interview": "Interviews",
        "periodical": "Zeitschriften",
        "collection": "Sammlungen",
        "classic": "Klassische Werke",
        "entry": "Einträge in Nachschlagewerken",
        "post": "Beiträge im Netz",
        "broadcast": "Sendungen und Podcasts",
        "motion_picture": "Filme und Videos",
        "song": "Tonaufnahmen",
        "musical_score": "Noten",
        "performance": "Aufführungen",
        "event": "Veranstaltungen",
        "graphic": "Bilder",
        "figure": "Abbildungen",
        "map": "Karten",
        "pamphlet": "Broschüren",
        "legislation": "Gesetze",
        "regulation": "Verordnungen",
        "bill": "Gesetzentwürfe",
        "legal_case": "Gerichtsentscheidungen",
        "hearing": "Anhörungen",
        "treaty": "Verträge",
        "personal_communication": "Briefe und Gespräche",
        "document": "Weitere Arbeiten",
    },
)

_FRENCH = PageWords(
    lang="fr",
    title="Publications",
    work="{} publication",
    works="{} publications",
    of="{} sur {}",
    search="Recherche",
    year="Année",
    type="Type",
    tag="Mot-clé",
    person="Personne",
    all="Tous",
    show_all="Tout afficher",
    download="Télécharger en BibTeX",
    groups="Groupes",
    abstract="Résumé",
    authors="{} auteurs",
    and_others="et d’autres",
    venue="Paru dans",
    picture_of="Image de {}",
    page="Page",
    page_of="Page de {}",
    all_works="Toutes les publications",
    cite_as="Pour citer",
    copy="Copier en BibTeX",
    copy_of="Copier en BibTeX : {}",
    copied="Copié",
    copied_of="BibTeX de {} copié",
    by_hand="Veuillez copier à la main",
    refused="Le navigateur n’a pas permis la copie",
    address_of="Adresse de {}",
    link="Lien",
    more="Plus",
    more_about="Plus sur {}",
    tags="Mots-clés : ",
    none="Aucune publication ne correspond.",
    feed="Flux Atom",
    no_year="Sans année",
    other_works="Autres publications",
    selected="Travaux choisis",
    link_names=_link_names("PDF HTML Code Données Diapositives Vidéo Poster Site Complément Blog Image Prix"),
    types={
        "article-journal": "Articles de revue",
        "paper-conference": "Communications de colloque",
        "article": "Prépublications et documents de travail",
        "book": "Livres",
        "chapter": "Chapitres de livre",
        "thesis": "Thèses et mémoires",
        "report": "Rapports",
        "dataset": "Jeux de données",
        "software": "Logiciels",
        "patent": "Brevets",
        "standard": "Normes",
        "speech": "Exposés et posters",
        "manuscript": "Manuscrits",
        "review": "Recensions",
        "review-book": "Comptes rendus de livres",
        "entry-encyclopedia": "Articles d’encyclopédie",
        "entry-dictionary": "Entrées de dictionnaire",
        "article-magazine": "Articles de magazine",
        "article-newspaper": "Articles de journal",
        "post-weblog": "Billets de blog",
        "webpage": "Pages web",
        "interview": "Entretiens",
        "periodical": "Revues",
        "collection": "Collections",
        "classic": "Œuvres classiques",
        "entry": "Entrées d’ouvrages de référence",
        "post": "Messages en ligne",
        "broadcast": "Émissions et podcasts",
        "motion_picture": "Films et vidéos",
        "song": "Enregistrements sonores",
        "musical_score": "Partitions",
        "performance": "Représentations",
        "event": "Événements",
        "graphic": "Images",
        "figure": "Figures",
        "map": "Cartes",
        "pamphlet": "Brochures",
        "legislation": "Lois",
        "regulation": "Règlements",
        "bill": "Projets de loi",
        "legal_case": "Décisions de justice",
        "hearing": "Auditions",
        "treaty": "Traités",
        "personal_communication": "Lettres et conversations",
        "document": "Autres documents",
    },
)

_SPANISH = PageWords(
    lang="es",
    title="Publicaciones",
    work="{} publicación",
    works="{} publicaciones",
    of="{} de {}",
    search="Buscar",
    year="Año",
    type="Tipo",
    tag="Etiqueta",
    person="Persona",
    all="Todos",
    show_all="Mostrar todo",
    download="Descargar BibTeX",
    groups="Grupos",
    abstract="Resumen",
    authors="{} autores",
    and_others="y otros",
    venue="Publicado en",
    picture_of="Imagen de {}",
    page="Página",
    page_of="Página de {}",
    all_works="Todas las publicaciones",
    cite_as="Cómo citar",
    copy="Copiar BibTeX",
    copy_of="Copiar BibTeX de {}",
    copied="Copiado",
    copied_of="BibTeX de {} copiado",
    by_hand="Cópielo a mano",
    refused="El navegador no permitió copiar",
    address_of="Dirección de {}",
    link="Enlace",
    more="Más",
    more_about="Más sobre {}",
    tags="Etiquetas: ",
    none="Ninguna publicación coincide.",
    feed="Canal Atom",
    no_year="Sin año",
    other_works="Otras publicaciones",
    selected="Trabajos seleccionados",
    link_names=_link_names(
        "PDF HTML Código Datos Diapositivas Vídeo Póster Web Suplemento Blog Imagen Premio"
    ),
    types={
        "article-journal": "Artículos de revista",
        "paper-conference": "Ponencias",
        "article": "Preprints y documentos de trabajo",
        "book": "Libros",
        "chapter": "Capítulos de libro",
        "thesis": "Tesis",
        "report": "Informes",
        "dataset": "Conjuntos de datos",
        "software": "Software",
        "patent": "Patentes",
        "standard": "Normas",
        "speech": "Charlas y pósteres",
        "manuscript": "Manuscritos",
        "review": "Reseñas",
        "review-book": "Reseñas de libros",
        "entry-encyclopedia": "Artículos de enciclopedia",
        "entry-dictionary": "Entradas de diccionario",
        "article-magazine": "Artículos de divulgación",
        "article-newspaper": "Artículos de prensa",
        "post-weblog": "Entradas de blog",
        "webpage": "Páginas web",
        "interview": "Entrevistas",
        "periodical": "Revistas",
        "collection": "Colecciones",
        "classic": "Obras clásicas",
        "entry": "Entradas de obras de referencia",
        "post": "Publicaciones en línea",
        "broadcast": "Emisiones y pódcast",
        "motion_picture": "Películas y vídeos",
        "song": "Grabaciones sonoras",
        "musical_score": "Partituras",
        "performance": "Representaciones",
        "event": "Eventos",
        "graphic": "Imágenes",
        "figure": "Figuras",
        "map": "Mapas",
        "pamphlet": "Folletos",
        "legislation": "Leyes",
        "regulation": "Reglamentos",
        "bill": "Proyectos de ley",
        "legal_case": "Sentencias",
        "hearing": "Audiencias",
        "treaty": "Tratados",
        "personal_communication": "Cartas y conversaciones",
        "document": "Otros trabajos",
    },
)

_WORDS = {words.lang: words for words in (ENGLISH, _GERMAN, _FRENCH, _SPANISH)}


def words(locale: str) -> PageWords:
    """The labels of a locale's language; English where there are none in it."""
    return _WORDS.get(locale.partition("-")[0].lower(), ENGLISH)
