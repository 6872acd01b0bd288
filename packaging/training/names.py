"""What a name says about the role of a sample or an instrument. First rule that matches decides; None: says nothing."""
import re

RULES = [
    (None, r'loop|beat_|roll|swish|flink|layer|reverse|backspin|rewind'),
    ('rim', r'rim|side.?stick|\bstk\b|_stk|cross.?stick|\bxstick'),
    ('openhat', r'(open|\bop\b|_op_|ohh|_oh\b|semi).*(hat|hh|hi.?hat)|(hat|hh|hi.?hat).*(open|semi|_o\b|-o\d?\b|\bop\b)|side ohh|hihatopen|jorgensohn/hihatop'),
    ('hat', r'hat|\bhh\b|_hh|hh_|\bhh\d|hihat|pedal hh|cymbal_closed|cymbal_pedal'),
    ('cymbal', r'cymbal|crash|ride|splash|china|\bcym|_cym|ramacym'),
    ('clap', r'clap|\bclp\b|_clp'),
    ('snare', r'snare|\bsn[_ ]|_snr|snr|\bsd\b|\bs_|/sn_|_sn\b'),
    ('kick', r'kick|bass.?drum|bassdrum|\bbd[_ ]|/bd_|_kik|_kick|/k_|airbrush_bd|rich_bd|old_kik'),
    ('tom', r'\btom|tom\d?\b|_tom|floor tom|timpani|surdo'),
    ('perc', r'conga|bongo|cowbell|clave|\bclav|shak|maraca|tamb|timbale|agogo|wood.?block|guiro|triangle|cabasa|djembe|tabla|'
             r'perc|snap|wood|bell (hit|mute)|head (hit|mute)|cajon|knock|linn_c(ab|ga|ow)|\bsticks?\b|block'),
]


def drumRole(name):
    """A drum's role by its name, or None."""
    name = name.lower()
    for role, pattern in RULES:
        if re.search(pattern, name):
            return role
    return None


SYNTH_RULES = [
    (None, r'loop|sequenc|drone|motion|split|dual|drum|kit|rhythm|noise.*bass'),
    ('chords', r'stab|chord|power.?fifth'),
    ('vocal', r'\bvoice|voc(al|oder)|\bchoir|\baah|\booh|\bsing(er|ing)|\bvox\b'),
    ('bass', r'bass(?!oon)|\bsub\b|tb.?303|reece'),
    ('pad', r'pad|string(?!.*pluck)|sweep|atmo|ambien|warm ?stack|dream|halo|soundtrack'),
    ('fx', r'\bfx|sfx|laser|explo|helicopt|siren|alarm|wind\b|storm|rain|zap|noise|engine|weapon|chomp|ufo|thunder|gun|phone|robot'),
    ('lead', r'lead|solo|pluck|arp|piano|organ|guitar|flute|oboe|clarinet|sax|trumpet|brass|horn|violin|cello|bell|marimba|vibra|'
             r'xylo|harp|rhodes|clav|celesta|kalimba|sitar|koto|banjo|reed|pipe|whistle|square|saw|epiano|accord|harmonica|mallet|'
             r'steel|ocarina|synth|charang'),
]


def synthRole(name):
    """What a synthesiser's program is for, by its name and bank, or None."""
    name = name.lower()
    for role, pattern in SYNTH_RULES:
        if re.search(pattern, name):
            return role
    return None


# General MIDI, level 1. Drums by note; programs by number.
GM_DRUMS = {35: 'kick', 36: 'kick', 37: 'rim', 38: 'snare', 39: 'clap', 40: 'snare', 41: 'tom', 42: 'hat', 43: 'tom', 44: 'hat',
            45: 'tom', 46: 'openhat', 47: 'tom', 48: 'tom', 49: 'cymbal', 50: 'tom', 51: 'cymbal', 52: 'cymbal', 53: 'cymbal',
            54: 'perc', 55: 'cymbal', 56: 'perc', 57: 'cymbal', 58: 'perc', 59: 'cymbal', 60: 'perc', 61: 'perc', 62: 'perc',
            63: 'perc', 64: 'perc', 65: 'perc', 66: 'perc', 67: 'perc', 68: 'perc', 69: 'perc', 70: 'perc', 73: 'perc', 74: 'perc',
            75: 'perc', 76: 'perc', 77: 'perc', 80: 'perc', 81: 'perc', 82: 'perc'}
GM_BASSES = list(range(32, 40))
GM_PADS = list(range(48, 52)) + list(range(88, 96))
GM_VOICES = [52, 53, 54]
GM_EFFECTS = list(range(120, 128)) + [96, 101, 102, 103]
GM_STABS = [0, 4, 5, 16, 17, 18, 24, 25, 27, 30, 50, 55, 61, 62, 63, 80, 81, 90]
GM_LEADS = [p for p in range(120) if p not in GM_BASSES + GM_PADS + GM_VOICES + GM_EFFECTS + [55, 47] and p < 112] + [114]
