"""Glue: the words of a statement about a table that carry no sense, and those that do."""

from __future__ import annotations

GLUE = frozenset((
    "a", "an", "the", "of", "in", "on", "at", "to", "by", "for", "with", "as", "is", "was", "were", "are",
    "has", "have", "had", "when", "where", "that", "and", "which", "who", "whose", "it", "its", "this", "s",
    "be", "been", "being", "from", "there", "their", "he", "she", "his", "her", "against", "during", "while",
    "listed", "recorded", "shown", "named", "called", "took", "place", "played", "took", "held", "took",
    "occurred", "happened", "featured", "received", "earned", "finished", "value", "number", "amount", "%",
    "#", "also", "having", "did", "does", "do", "if", "within", "entry", "figure", "th", "st", "nd", "rd",
    "game", "games", "match", "matches", "team", "teams", "player", "players", "people", "fans", "race",
    "races", "episode", "episodes", "event", "year", "list", "table", "will", "being", "came", "ended",
    "out", "whom", "currently", "then", "thus", "ever", "himself", "herself", "itself", "themselves", "my", "our",
))  # fmt: skip
BARE = frozenset(("%", "#"))
COUNTED = frozenset((
    "game", "games", "match", "matches", "team", "teams", "player", "players", "race", "races", "episode",
    "episodes", "event",
))  # fmt: skip
COUNTS = frozenset(("only", "total"))
IS = frozenset(("is", "was", "are", "were"))
NAMES = frozenset(("is", "was", "are", "were", "the", "number", "of", "amount", "value", "a", "an"))
LINKS = frozenset((
    "is", "was", "of", "a", "an", "the", "are", "were", "#", "being", "has", "as", "number", "value",
))  # fmt: skip
MOST = {"highest": 1, "most": 1, "largest": 1, "greatest": 1, "biggest": 1, "maximum": 1, "max": 1,
         "lowest": -1, "least": -1, "smallest": -1, "fewest": -1, "minimum": -1, "min": -1}  # fmt: skip
MORE = {"more": 1, "higher": 1, "larger": 1, "greater": 1, "bigger": 1,
         "less": -1, "fewer": -1, "lower": -1, "smaller": -1}  # fmt: skip
BOUNDS = {"over": 1, "above": 1, "under": -1, "below": -1}
BEST = {**MOST, "latest": 1, "earliest": -1}
ROWS = frozenset(
    "game games match matches fight fights bout bouts race races round rounds event events tournament "
    "tournaments title titles season seasons year years week weeks month months day days team teams club "
    "clubs player players driver drivers rider riders athlete athletes competitor competitors contestant "
    "contestants golfer golfers skater skaters swimmer swimmers runner runners cyclist cyclists nation "
    "nations country countries city cities town towns village villages state states province provinces "
    "district districts county counties region regions parish parishes school schools college colleges "
    "university universities company companies firm firms bank banks song songs single singles album "
    "albums film films movie movies book books play plays show shows episode episodes series station "
    "stations channel channels building buildings tower towers bridge bridges road roads river rivers lake "
    "lakes mountain mountains peak peaks island islands park parks ship ships boat boats aircraft plane "
    "planes locomotive locomotives train trains car cars vehicle vehicles model models engine engines "
    "species candidate candidates member members person people man men woman women child children boy boys "
    "girl girls incumbent incumbents representative representatives senator senators president presidents "
    "award awards nomination nominations time times occasion occasions instance instances entry entries row "
    "rows place places location locations venue venues stadium stadiums product products item items order "
    "orders customer customers site sites study studies trial trials patient patients hospital hospitals "
    "party parties seat seats election elections judge judges officer officers worker workers employee "
    "employees branch branches store stores shop shops depot depots farm farms plant plants mill mills "
    "draft drafts pick picks".split()
)
NOUNS = frozenset(
    "medal medals point points goal goals vote votes fan fans spectator spectators guest guests viewer "
    "viewers attendee attendees crowd audience dollar dollars euro euros pound pounds yard yards metre "
    "metres meter meters mile miles kilometre kilometres kilometer kilometers foot feet inch inches hour "
    "hours minute minutes second seconds inning innings run runs try tries lap laps stroke strokes shot "
    "shots set sets frame frames wicket wickets over overs assist assists rebound rebounds touchdown "
    "touchdowns hit hits person size amount number total figure value rate level percentage line row "
    "bout contest fixture leg stage heat performance".split()
)
OR = {"more": 1, "higher": 1, "greater": 1, "above": 1, "over": 1, "better": 1, "later": 1,
      "less": -1, "fewer": -1, "lower": -1, "below": -1, "under": -1}  # fmt: skip
IRREGULAR = frozenset(
    "arose beat became began begun bent bought broke broken brought built came caught chose chosen cost cut dealt "
    "drew drawn drove driven ate fell fallen fed felt flew flown found fought froze gave given went gone got grew "
    "grown heard held hit kept knew known laid led left lent lit made meant met paid put ran rang read rode ridden "
    "rose risen said sang sung sat saw seen sent set shot shown shut slept slid sold sought spent spoke spoken "
    "stood struck stuck swam swept swore taught told took taken thought threw thrown understood used wore worn "
    "wrote written face faces faced cover covers fall falls drop drops top tops drive drives sell sells choose "
    "chooses meet meets show shows start starts end ends join joins serve serves reach reaches stand stands sit "
    "sits become becomes bring brings keep keeps".split()
)  # verbs that no ending shows
