"""Small closed classes of words that the readers of context look for."""

AND = frozenset(("&", "and", "n", "nor", "or"))
ANIMALS = frozenset(
    (
        *("dog", "puppy", "pup", "cat", "kitten", "pony", "horse", "rabbit", "bunny", "hamster"),
        *("gerbil", "parrot", "budgie", "goldfish", "fish", "snake", "tortoise", "lizard", "gecko"),
        *("pet", "teddy", "doll", "toy", "staffie", "labrador", "lurcher", "terrier"),
    )
)
ASKING = frozenset(("about", "for", "how", "if", "what", "when", "where", "whether", "who", "why"))
AUXILIARIES = frozenset(
    (
        "being",
        "gets",
        "got",
        "had",
        "hadn't",
        "has",
        "hasn't",
        "hasnt",
        "is",
        "isn't",
        "isnt",
        "was",
        "wasn't",
        "wasnt",
    )
)
BEING = AUXILIARIES | {"and"}
COLOURS = frozenset(
    (
        *("amber", "black", "blue", "brag", "brown", "green", "rag", "ragged", "rated", "rating"),
        *("red", "white", "yellow", "behaviour", "behaviours", "rag-rated", "traffic"),
    )
)
HAVING = frozenset(("had", "hadn't", "has", "hasn't", "hasnt"))
MODALS = frozenset(
    (
        "can",
        "can't",
        "could",
        "did",
        "didn't",
        "does",
        "doesn't",
        "may",
        "might",
        "must",
        "should",
        "will",
        "won't",
        "would",
        "wont",
        "cant",
        "couldnt",
        "didnt",
        "doesnt",
        "shouldnt",
        "wouldnt",
        "wouldn't",
        "couldn't",
        "shouldn't",
    )
)
MODAL_NAMES = frozenset(("can", "may", "might", "will"))
MONTHS = frozenset(
    (
        "apr",
        "april",
        "aug",
        "august",
        "dec",
        "december",
        "feb",
        "february",
        "friday",
        "jan",
        "january",
        "jul",
        "july",
        "jun",
        "june",
        "mar",
        "march",
        "may",
        "monday",
        "nov",
        "november",
        "oct",
        "october",
        "sep",
        "sept",
        "september",
        "thursday",
        "tuesday",
        "wednesday",
    )
)
NAMING = frozenset(("aka", "called", "named", "nicknamed"))
OPENING_WHO = frozenset(
    ("age", "aged", "also", "dad", "her", "his", "mum", "the", "their", "who", "whose")
)
PLURALS = frozenset(
    (
        "are",
        "aren't",
        "attend",
        "both",
        "go",
        "had",
        "have",
        "live",
        "said",
        "share",
        "want",
        "were",
        "weren't",
    )
)
PRONOUNS = frozenset(
    (
        "can",
        "could",
        "he",
        "i",
        "may",
        "might",
        "must",
        "not",
        "she",
        "should",
        "they",
        "to",
        "we",
        "who",
        "will",
        "would",
        "you",
    )
)
PRONOUNS_OF = frozenset(("he", "her", "hers", "herself", "him", "himself", "his", "she"))
SCHEDULES = frozenset(
    ("a", "an", "i", "in", "it", "me", "my", "that", "the", "this", "us", "we", "you")
)
SEASONAL = frozenset(
    (
        *(
            "break",
            "half",
            "holiday",
            "holidays",
            "months",
            "term",
            "terms",
            "time",
            "camp",
            "fair",
        ),
        *("fete", "fayre", "scheme", "concert", "ball", "exams", "uniform", "programme", "school"),
    )
)
SIZES_WRITTEN = frozenset(
    (
        *("Big", "Little", "Lil", "Young", "Mad", "Fat", "Old", "Baby", "Wee", "Tall", "Skinny"),
        *("Scouse", "Geordie", "Cockney", "Brummie", "Manc", "Yorkie", "Jock", "Taff", "Ginger"),
        *("Irish", "Polish", "Welsh", "Scottish", "Turkish", "Crazy", "Lanky", "Posh", "Dirty"),
    )
)
SKIPPED = frozenset(
    (
        "again",
        "all",
        "already",
        "also",
        "always",
        "apparently",
        "been",
        "being",
        "both",
        "clearly",
        "currently",
        "just",
        "more",
        "most",
        "never",
        "not",
        "now",
        "often",
        "once",
        "only",
        "quite",
        "really",
        "so",
        "sometimes",
        "still",
        "then",
        "therefore",
        "twice",
        "too",
        "usually",
        "very",
    )
)
SOFT_STARTS = (".", "!", "?", ":", ";", '"', "(", "*", "•", ">", "|", "=", "[", "/")
THINKING = frozenset(
    (
        *("think", "thinks", "thought", "reckon", "reckons", "believe", "guess", "suspect", "know"),
        *("apparently", "obviously", "maybe", "perhaps", "sure", "hear", "wonder", "wondering"),
        *("seems", "appears", "feel", "feels", "hoping", "hope", "pray", "suppose", "bet"),
    )
)
TIME = 8
TIMES = frozenset(
    (
        "april",
        "august",
        "autumn",
        "easter",
        "jan",
        "june",
        "march",
        "may",
        "spring",
        "summer",
        "winter",
    )
)
WITHIN = frozenset(
    (
        "after",
        "before",
        "by",
        "during",
        "each",
        "early",
        "every",
        "in",
        "last",
        "late",
        "mid",
        "mid-",
        "next",
        "of",
        "over",
        "since",
        "this",
        "through",
        "throughout",
        "til",
        "till",
        "until",
    )
)
FUNCTION_WORDS = frozenset(
    (
        "all",
        "am",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "but",
        "by",
        "can",
        "did",
        "do",
        "for",
        "go",
        "had",
        "has",
        "he",
        "her",
        "hi",
        "him",
        "his",
        "how",
        "if",
        "in",
        "is",
        "it",
        "may",
        "me",
        "my",
        "new",
        "no",
        "not",
        "now",
        "of",
        "off",
        "ok",
        "old",
        "on",
        "one",
        "or",
        "out",
        "own",
        "she",
        "so",
        "the",
        "to",
        "too",
        "two",
        "up",
        "us",
        "was",
        "we",
        "who",
        "why",
        "yes",
        "you",
    )
)
NO_INITIALS = FUNCTION_WORDS - {"am"}
SHORTENED = frozenset(("a", "an", "the", "not", "been", "very", "too", "so", "no", "got"))
PARTS = frozenset(
    (
        "pre",
        "re",
        "non",
        "ex",
        "co",
        "anti",
        "multi",
        "inter",
        "post",
        "self",
        "semi",
        "mid",
        "pro",
        "sub",
        "un",
        "over",
        "under",
        "step",
        "half",
        "great",
    )
)
RELATED = frozenset(
    ("maternal", "paternal", "older", "younger", "eldest", "youngest", "birth", "step")
)
