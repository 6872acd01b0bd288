"""Recorded sounds of Debian's games, telephone prompts and spelling lessons: effects, shouts and words of many people, each with
its origin and role. Nothing is downloaded: install the packages that README.md names."""
import glob, os, random, re
from sources import Clip, missing


def some(files, most, seed):
    """At most `most` of them, the same ones every time."""
    files = sorted(files)
    return sorted(random.Random(seed).sample(files, most)) if len(files) > most else files


def hedgewars(root='/usr/share/games/hedgewars/Data/Sounds'):
    if missing(root, 'hedgewars-data'):
        return
    for folder in sorted(os.listdir(f'{root}/voices')):
        for file in some(glob.glob(f'{root}/voices/{folder}/*.ogg'), 16, folder):
            yield Clip(file, 'hedgewars', 'vocal')
    music = r'/(\dC|\d[DEFGAB]|ride_of|hogchant|hell_|Kiss|Yoohoo|countdown|Hellish|custom|rcplane|BirdyLay)'
    for file in sorted(glob.glob(f'{root}/*.ogg')):
        if not re.search(music, file):
            yield Clip(file, 'hedgewars', 'fx')


def wesnoth():
    roots = glob.glob('/usr/share/games/wesnoth/*/data/core/sounds')
    if not roots:
        return missing('/usr/share/games/wesnoth', 'wesnoth-data')
    for file in sorted(glob.glob(roots[0] + '/*.*')):
        name = os.path.basename(file)
        if re.search(r'^(human|dwarf|elf|goblin|orc|troll|ogre|groan|mer|wose)', name):
            yield Clip(file, 'wesnoth', 'vocal')
        elif re.search(r'magic|explosion|lightning|flame|heal|poison|slowed|petrified|rumble|gun|thunder|fire|teleport|wail|squishy|potion|dragon', name):
            yield Clip(file, 'wesnoth', 'fx')


def frozenBubble(root='/usr/share/games/frozen-bubble/snd'):
    if missing(root, 'frozen-bubble-data'):
        return
    for file in sorted(glob.glob(f'{root}/*.ogg')):
        if not re.search(r'frozen|intro|mainzik|music|zik|typewriter', os.path.basename(file)):
            yield Clip(file, 'frozen-bubble', 'fx')


def spelling(root='/usr/share/klettres'):
    """Letters and syllables, spoken at home by people of twenty countries."""
    if missing(root, 'klettres-data'):
        return
    for language in sorted(os.listdir(root)):
        for file in some(glob.glob(f'{root}/{language}/*/*.ogg'), 10, language):
            yield Clip(file, 'klettres', 'vocal')


def telephone(root='/usr/share/asterisk/sounds'):
    """Numbers and letters, narrow band."""
    if missing(root, 'asterisk-core-sounds-en-wav'):
        return
    for voice in sorted(os.listdir(root)):
        for file in some(glob.glob(f'{root}/{voice}/digits/*.wav') + glob.glob(f'{root}/{voice}/letters/*.wav'), 24, voice):
            yield Clip(file, 'asterisk', 'vocal')


def everything():
    for part in (hedgewars, wesnoth, frozenBubble, spelling, telephone):
        yield from part() or ()
