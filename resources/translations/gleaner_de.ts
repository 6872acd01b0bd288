<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>&amp;New session</source>
        <translation>&amp;Neue Sitzung</translation>
    </message>
    <message>
        <source>&amp;Open recordings…</source>
        <translation>&amp;Aufnahmen öffnen…</translation>
    </message>
    <message>
        <source>Open the &amp;demo</source>
        <translation>&amp;Demo öffnen</translation>
    </message>
    <message>
        <source>Open s&amp;ession…</source>
        <translation>Si&amp;tzung öffnen…</translation>
    </message>
    <message>
        <source>Restore &amp;unsaved work</source>
        <translation>Un&amp;gesicherte Arbeit wiederherstellen</translation>
    </message>
    <message>
        <source>Work that was not saved when Gleaner ended, with the way back</source>
        <translation>Arbeit, die beim Ende von Gleaner nicht gespeichert war, samt allen Schritten zurück</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Speichern &amp;unter…</translation>
    </message>
    <message>
        <source>Export &amp;pack…</source>
        <translation>&amp;Pack exportieren…</translation>
    </message>
    <message>
        <source>Render every file and write the folder, the manifest and the zip</source>
        <translation>Alle Dateien rendern und Ordner, Manifest und Zip schreiben</translation>
    </message>
    <message>
        <source>Export &amp;FLP…</source>
        <translation>&amp;FLP exportieren…</translation>
    </message>
    <message>
        <source>Write an FL Studio project made from this pack</source>
        <translation>Ein FL-Studio-Projekt aus diesem Pack schreiben</translation>
    </message>
    <message>
        <source>&amp;Import labels…</source>
        <translation>Textmarken &amp;importieren…</translation>
    </message>
    <message>
        <source>Regions of this recording from a text file, as Audacity writes labels</source>
        <translation>Regionen dieser Aufnahme aus einer Textdatei, wie Audacity Textmarken schreibt</translation>
    </message>
    <message>
        <source>Export &amp;labels…</source>
        <translation>Textmarken &amp;exportieren…</translation>
    </message>
    <message>
        <source>The regions of this recording as a text file that Audacity reads</source>
        <translation>Die Regionen dieser Aufnahme als Textdatei, die Audacity liest</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>&amp;Alles auswählen</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Regions, and the same as labels for other programs</source>
        <translation>Regionen, zugleich als Textmarken für andere Programme</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>Regions at the cursor, or labels where they say</source>
        <translation>Regionen am Cursor, Textmarken an ihrer Stelle</translation>
    </message>
    <message>
        <source>Dupl&amp;icate</source>
        <translation>&amp;Duplizieren</translation>
    </message>
    <message>
        <source>A second way to shape the same sound</source>
        <translation>Denselben Klang ein zweites Mal formen</translation>
    </message>
    <message>
        <source>Loc&amp;k or unlock</source>
        <translation>&amp;Sperren oder entsperren</translation>
    </message>
    <message>
        <source>A locked region can&apos;t be moved, changed or deleted</source>
        <translation>Eine gesperrte Region lässt sich nicht verschieben, ändern oder löschen</translation>
    </message>
    <message>
        <source>&amp;Delete region</source>
        <translation>Region &amp;löschen</translation>
    </message>
    <message>
        <source>&amp;Bring back removed regions</source>
        <translation>Entfernte Regionen &amp;zurückholen</translation>
    </message>
    <message>
        <source>Regions of this recording that were deleted stay away when it is detected again, until they are asked for</source>
        <translation>Gelöschte Regionen dieser Aufnahme bleiben auch bei neuer Erkennung weg, bis sie zurückgeholt werden</translation>
    </message>
    <message>
        <source>&amp;Split at the cursor</source>
        <translation>Am &amp;Cursor teilen</translation>
    </message>
    <message>
        <source>&amp;Join regions</source>
        <translation>Regionen &amp;verbinden</translation>
    </message>
    <message>
        <source>One region from the first one&apos;s begin to the last one&apos;s end</source>
        <translation>Eine Region vom Anfang der ersten bis zum Ende der letzten</translation>
    </message>
    <message>
        <source>Re&amp;name…</source>
        <translation>&amp;Umbenennen…</translation>
    </message>
    <message>
        <source>&amp;Leave out or take in</source>
        <translation>Weglassen oder aufneh&amp;men</translation>
    </message>
    <message>
        <source>Keep the region, but not in the pack</source>
        <translation>Die Region behalten, aber nicht im Pack</translation>
    </message>
    <message>
        <source>&amp;Thin out hits…</source>
        <translation>&amp;Hits ausdünnen…</translation>
    </message>
    <message>
        <source>Leave near-duplicates out of the pack, or keep the hits that differ most</source>
        <translation>Fast gleiche Hits aus dem Pack weglassen oder nur die unterschiedlichsten behalten</translation>
    </message>
    <message>
        <source>Na&amp;me this state…</source>
        <translation>Diesen Stand &amp;benennen…</translation>
    </message>
    <message>
        <source>To come back to it, however much is undone and done meanwhile</source>
        <translation>Um zu ihm zurückzukehren, egal wie viel inzwischen geändert wird</translation>
    </message>
    <message>
        <source>As the des&amp;ktop</source>
        <translation>Wie der &amp;Desktop</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>D&amp;unkel</translation>
    </message>
    <message>
        <source>&amp;Spectrogram</source>
        <translation>&amp;Spektrogramm</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Hinein&amp;zoomen</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Herauszoo&amp;men</translation>
    </message>
    <message>
        <source>Show the &amp;whole recording</source>
        <translation>Ganze Auf&amp;nahme zeigen</translation>
    </message>
    <message>
        <source>Show the s&amp;election</source>
        <translation>Aus&amp;wahl zeigen</translation>
    </message>
    <message>
        <source>&amp;Regions</source>
        <translation>&amp;Regionen</translation>
    </message>
    <message>
        <source>&amp;Pack</source>
        <translation>&amp;Pack</translation>
    </message>
    <message>
        <source>E&amp;ffects</source>
        <translation>&amp;Effekte</translation>
    </message>
    <message>
        <source>So&amp;ng</source>
        <translation>Son&amp;g</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>&amp;Abspielen</translation>
    </message>
    <message>
        <source>Play the selected region, or from the cursor on; again to stop</source>
        <translation>Die ausgewählte Region oder ab dem Cursor abspielen; noch einmal zum Stoppen</translation>
    </message>
    <message>
        <source>&amp;Loop</source>
        <translation>&amp;Loop</translation>
    </message>
    <message>
        <source>Repeat what is played</source>
        <translation>Die Wiedergabe wiederholen</translation>
    </message>
    <message>
        <source>Hear the &amp;seam</source>
        <translation>&amp;Naht hören</translation>
    </message>
    <message>
        <source>Hear only how the end of the loop meets its beginning, again and again; again to stop</source>
        <translation>Nur hören, wie das Ende des Loops an seinen Anfang anschließt, immer wieder; noch einmal zum Stoppen</translation>
    </message>
    <message>
        <source>Through the &amp;effects</source>
        <translation>Durch die &amp;Effekte</translation>
    </message>
    <message>
        <source>Hear regions as they will be in the pack</source>
        <translation>Regionen so hören, wie sie im Pack sein werden</translation>
    </message>
    <message>
        <source>Ne&amp;xt state of the effects</source>
        <translation>Nächster &amp;Zustand der Effekte</translation>
    </message>
    <message>
        <source>A, B and C: three states of the effects, heard at the same loudness</source>
        <translation>A, B und C: drei Zustände der Effekte, bei gleicher Lautheit gehört</translation>
    </message>
    <message>
        <source>&amp;Compare at equal loudness</source>
        <translation>Bei gleicher Lautheit &amp;vergleichen</translation>
    </message>
    <message>
        <source>Change between as recorded and with effects, both equally loud</source>
        <translation>Zwischen Original und mit Effekten wechseln, beide gleich laut</translation>
    </message>
    <message>
        <source>At the song&apos;s &amp;tempo and key</source>
        <translation>In &amp;Tempo und Tonart des Songs</translation>
    </message>
    <message>
        <source>Hear regions stretched and moved into the key as the song would play them</source>
        <translation>Regionen an Tempo und Tonart angepasst hören, wie der Song sie spielen würde</translation>
    </message>
    <message>
        <source>Play what &amp;is selected</source>
        <translation>Aus&amp;wahl sofort abspielen</translation>
    </message>
    <message>
        <source>Hear every region as soon as it is selected, in the waveform and in lists</source>
        <translation>Jede Region hören, sobald sie ausgewählt ist, in der Wellenform und in Listen</translation>
    </message>
    <message>
        <source>L&amp;ouder</source>
        <translation>La&amp;uter</translation>
    </message>
    <message>
        <source>&amp;Quieter</source>
        <translation>Le&amp;iser</translation>
    </message>
    <message>
        <source>&amp;Reset the meter</source>
        <translation>&amp;Pegelanzeige zurücksetzen</translation>
    </message>
    <message>
        <source>Forget the highest levels that it holds</source>
        <translation>Die gehaltenen Spitzenwerte löschen</translation>
    </message>
    <message>
        <source>Sound de&amp;vice…</source>
        <translation>Au&amp;diogerät…</translation>
    </message>
    <message>
        <source>Choose what sound comes out of</source>
        <translation>Das Gerät für die Wiedergabe wählen</translation>
    </message>
    <message>
        <source>&amp;About Gleaner</source>
        <translation>Ü&amp;ber Gleaner</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>Spra&amp;che</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Return t&amp;o</source>
        <translation>Zur&amp;ück zu</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <source>&amp;High contrast</source>
        <translation>Hoher &amp;Kontrast</translation>
    </message>
    <message>
        <source>White on black, strong borders, and a thick line around what has the keyboard</source>
        <translation>Weiß auf Schwarz, kräftige Ränder und ein dicker Rahmen um das Element mit dem Tastaturfokus</translation>
    </message>
    <message>
        <source>&amp;No spectrogram</source>
        <translation>&amp;Kein Spektrogramm</translation>
    </message>
    <message>
        <source>&amp;Below the wave</source>
        <translation>&amp;Unter der Welle</translation>
    </message>
    <message>
        <source>B&amp;lended with the wave</source>
        <translation>&amp;Hinter der Welle</translation>
    </message>
    <message>
        <source>Ne&amp;xt spectrogram</source>
        <translation>Nächste Spek&amp;trogramm-Ansicht</translation>
    </message>
    <message>
        <source>Off, below the wave, blended with it</source>
        <translation>Aus, unter der Welle, hinter ihr</translation>
    </message>
    <message>
        <source>Wave in de&amp;cibels</source>
        <translation>Welle in &amp;Dezibel</translation>
    </message>
    <message>
        <source>What is quiet is seen too; else linear</source>
        <translation>Auch Leises ist zu sehen; sonst linear</translation>
    </message>
    <message>
        <source>Fol&amp;d the pages away</source>
        <translation>Seiten ein&amp;klappen</translation>
    </message>
    <message>
        <source>Only their tabs stay; the wave has all the room</source>
        <translation>Nur die Reiter bleiben; die Welle hat allen Platz</translation>
    </message>
    <message>
        <source>&amp;Find a command…</source>
        <translation>Befehl &amp;suchen…</translation>
    </message>
    <message>
        <source>Type what you want to do</source>
        <translation>Die gewünschte Aktion eintippen</translation>
    </message>
    <message>
        <source>&amp;Keys…</source>
        <translation>&amp;Tasten…</translation>
    </message>
    <message>
        <source>Every key, to be looked up and changed</source>
        <translation>Alle Tasten nachschlagen und ändern</translation>
    </message>
    <message>
        <source>&amp;Manual</source>
        <translation>&amp;Handbuch</translation>
    </message>
    <message>
        <source>&amp;Tour</source>
        <translation>&amp;Rundgang</translation>
    </message>
    <message>
        <source>From a recording to a pack and a song, on the demo</source>
        <translation>Von der Aufnahme zu Pack und Song, an der Demo</translation>
    </message>
    <message>
        <source>Librar&amp;y</source>
        <translation>B&amp;ibliothek</translation>
    </message>
    <message>
        <source>Search all samples that were packed or indexed</source>
        <translation>Alle Samples durchsuchen, die gepackt oder erfasst wurden</translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message>
        <source>Hits</source>
        <translation>Hits</translation>
    </message>
    <message>
        <source>hit</source>
        <translation>Hit</translation>
    </message>
    <message>
        <source>hits</source>
        <translation>Hits</translation>
    </message>
    <message>
        <source>Loops</source>
        <translation>Loops</translation>
    </message>
    <message>
        <source>loop</source>
        <translation>Loop</translation>
    </message>
    <message>
        <source>loops</source>
        <translation>Loops</translation>
    </message>
    <message>
        <source>Phrases</source>
        <translation>Phrasen</translation>
    </message>
    <message>
        <source>phrase</source>
        <translation>Phrase</translation>
    </message>
    <message>
        <source>phrases</source>
        <translation>Phrasen</translation>
    </message>
    <message>
        <source>Textures</source>
        <translation>Texturen</translation>
    </message>
    <message>
        <source>texture</source>
        <translation>Textur</translation>
    </message>
    <message>
        <source>textures</source>
        <translation>Texturen</translation>
    </message>
    <message>
        <source>Hit</source>
        <translation>Hit</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Loop</translation>
    </message>
    <message>
        <source>Phrase</source>
        <translation>Phrase</translation>
    </message>
    <message>
        <source>Texture</source>
        <translation>Textur</translation>
    </message>
    <message>
        <source>Kick</source>
        <translation>Kick</translation>
    </message>
    <message>
        <source>kick</source>
        <translation>Kick</translation>
    </message>
    <message>
        <source>Snare</source>
        <translation>Snare</translation>
    </message>
    <message>
        <source>snare</source>
        <translation>Snare</translation>
    </message>
    <message>
        <source>Clap</source>
        <translation>Clap</translation>
    </message>
    <message>
        <source>clap</source>
        <translation>Clap</translation>
    </message>
    <message>
        <source>Rim</source>
        <translation>Rim</translation>
    </message>
    <message>
        <source>rim</source>
        <translation>Rim</translation>
    </message>
    <message>
        <source>Hat</source>
        <translation>Hi-Hat</translation>
    </message>
    <message>
        <source>hat</source>
        <translation>Hi-Hat</translation>
    </message>
    <message>
        <source>Open hat</source>
        <translation>Offene Hi-Hat</translation>
    </message>
    <message>
        <source>open hat</source>
        <translation>offene Hi-Hat</translation>
    </message>
    <message>
        <source>Cymbal</source>
        <translation>Becken</translation>
    </message>
    <message>
        <source>cymbal</source>
        <translation>Becken</translation>
    </message>
    <message>
        <source>Tom</source>
        <translation>Tom</translation>
    </message>
    <message>
        <source>tom</source>
        <translation>Tom</translation>
    </message>
    <message>
        <source>Perc</source>
        <translation>Percussion</translation>
    </message>
    <message>
        <source>perc</source>
        <translation>Percussion</translation>
    </message>
    <message>
        <source>Bass</source>
        <translation>Bass</translation>
    </message>
    <message>
        <source>bass</source>
        <translation>Bass</translation>
    </message>
    <message>
        <source>Lead</source>
        <translation>Lead</translation>
    </message>
    <message>
        <source>lead</source>
        <translation>Lead</translation>
    </message>
    <message>
        <source>Chords</source>
        <translation>Akkorde</translation>
    </message>
    <message>
        <source>chords</source>
        <translation>Akkorde</translation>
    </message>
    <message>
        <source>Pad</source>
        <translation>Pad</translation>
    </message>
    <message>
        <source>pad</source>
        <translation>Pad</translation>
    </message>
    <message>
        <source>Arp</source>
        <translation>Arpeggio</translation>
    </message>
    <message>
        <source>arp</source>
        <translation>Arpeggio</translation>
    </message>
    <message>
        <source>Vocal</source>
        <translation>Vocal</translation>
    </message>
    <message>
        <source>vocal</source>
        <translation>Vocal</translation>
    </message>
    <message>
        <source>FX</source>
        <translation>FX</translation>
    </message>
    <message>
        <source>fx</source>
        <translation>FX</translation>
    </message>
    <message>
        <source>Ambience</source>
        <translation>Atmo</translation>
    </message>
    <message>
        <source>ambience</source>
        <translation>Atmo</translation>
    </message>
    <message>
        <source>Trim</source>
        <translation>Zuschneiden</translation>
    </message>
    <message>
        <source>Cuts silence off both ends.</source>
        <translation>Schneidet Stille an beiden Enden ab.</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>What lies this far below the sample&apos;s peak counts as silence.</source>
        <translation>Was so weit unter der Spitze des Samples liegt, gilt als Stille.</translation>
    </message>
    <message>
        <source>Kept ahead of the first sound.</source>
        <translation>Bleibt vor dem ersten Klang stehen.</translation>
    </message>
    <message>
        <source>Tail</source>
        <translation>Nachlauf</translation>
    </message>
    <message>
        <source>Kept behind the last one.</source>
        <translation>Bleibt hinter dem letzten stehen.</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Pegel</translation>
    </message>
    <message>
        <source>Brings the peak to one level first, so that thresholds and drive behind it mean the same for every sample.</source>
        <translation>Bringt die Spitze zuerst auf einen festen Pegel, damit Schwellen und Drive dahinter für jedes Sample dasselbe bedeuten.</translation>
    </message>
    <message>
        <source>Peak</source>
        <translation>Spitze</translation>
    </message>
    <message>
        <source>Where the sample&apos;s highest peak goes, in dBFS.</source>
        <translation>Pegel, auf den die höchste Spitze des Samples kommt, in dBFS.</translation>
    </message>
    <message>
        <source>Most boost</source>
        <translation>Max. Anhebung</translation>
    </message>
    <message>
        <source>A very soft sample is not raised by more than this.</source>
        <translation>Stärker wird ein sehr leises Sample nicht angehoben.</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>Verstärkung</translation>
    </message>
    <message>
        <source>Louder or softer, nothing else.</source>
        <translation>Lauter oder leiser, sonst nichts.</translation>
    </message>
    <message>
        <source>How much louder or softer.</source>
        <translation>Wie viel lauter oder leiser.</translation>
    </message>
    <message>
        <source>High-pass</source>
        <translation>Hochpass</translation>
    </message>
    <message>
        <source>Takes out what lies below: rumble, wind, handling.</source>
        <translation>Nimmt heraus, was darunter liegt: Rumpeln, Wind, Griffgeräusche.</translation>
    </message>
    <message>
        <source>Frequency</source>
        <translation>Frequenz</translation>
    </message>
    <message>
        <source>Everything below fades; 3 dB down here.</source>
        <translation>Darunter fällt alles ab; hier um 3 dB.</translation>
    </message>
    <message>
        <source>Slope</source>
        <translation>Flankensteilheit</translation>
    </message>
    <message>
        <source>How steeply it falls.</source>
        <translation>Wie steil es abfällt.</translation>
    </message>
    <message>
        <source>12 dB/oct</source>
        <translation>12 dB/Okt</translation>
    </message>
    <message>
        <source>24 dB/oct</source>
        <translation>24 dB/Okt</translation>
    </message>
    <message>
        <source>48 dB/oct</source>
        <translation>48 dB/Okt</translation>
    </message>
    <message>
        <source>Low-pass</source>
        <translation>Tiefpass</translation>
    </message>
    <message>
        <source>Takes out what lies above: hiss, harshness.</source>
        <translation>Nimmt heraus, was darüber liegt: Rauschen, Schärfe.</translation>
    </message>
    <message>
        <source>Everything above fades; 3 dB down here.</source>
        <translation>Darüber fällt alles ab; hier um 3 dB.</translation>
    </message>
    <message>
        <source>Equaliser</source>
        <translation>Equalizer</translation>
    </message>
    <message>
        <source>Two shelves and two bells.</source>
        <translation>Zwei Shelving- und zwei Glockenfilter.</translation>
    </message>
    <message>
        <source>Low shelf</source>
        <translation>Low-Shelf</translation>
    </message>
    <message>
        <source>Corner of the low shelf.</source>
        <translation>Eckfrequenz des Low-Shelf.</translation>
    </message>
    <message>
        <source>Low gain</source>
        <translation>Tiefen</translation>
    </message>
    <message>
        <source>Raises or lowers everything below.</source>
        <translation>Hebt oder senkt alles darunter.</translation>
    </message>
    <message>
        <source>Low Q</source>
        <translation>Low-Shelf-Q</translation>
    </message>
    <message>
        <source>Above 0.7 the shelf overshoots at its corner.</source>
        <translation>Über 0,7 überschwingt das Shelf an seiner Ecke.</translation>
    </message>
    <message>
        <source>Low mid</source>
        <translation>Tiefmitten</translation>
    </message>
    <message>
        <source>Centre of the low-mid bell.</source>
        <translation>Mittenfrequenz der Tiefmitten-Glocke.</translation>
    </message>
    <message>
        <source>Low mid gain</source>
        <translation>Tiefmitten-Gain</translation>
    </message>
    <message>
        <source>Height of the low-mid bell.</source>
        <translation>Höhe der Tiefmitten-Glocke.</translation>
    </message>
    <message>
        <source>Low mid Q</source>
        <translation>Tiefmitten-Q</translation>
    </message>
    <message>
        <source>Higher is narrower.</source>
        <translation>Höher ist schmaler.</translation>
    </message>
    <message>
        <source>High mid</source>
        <translation>Hochmitten</translation>
    </message>
    <message>
        <source>Centre of the high-mid bell.</source>
        <translation>Mittenfrequenz der Hochmitten-Glocke.</translation>
    </message>
    <message>
        <source>High mid gain</source>
        <translation>Hochmitten-Gain</translation>
    </message>
    <message>
        <source>Height of the high-mid bell.</source>
        <translation>Höhe der Hochmitten-Glocke.</translation>
    </message>
    <message>
        <source>High mid Q</source>
        <translation>Hochmitten-Q</translation>
    </message>
    <message>
        <source>High shelf</source>
        <translation>High-Shelf</translation>
    </message>
    <message>
        <source>Corner of the high shelf.</source>
        <translation>Eckfrequenz des High-Shelf.</translation>
    </message>
    <message>
        <source>High gain</source>
        <translation>Höhen</translation>
    </message>
    <message>
        <source>Raises or lowers everything above.</source>
        <translation>Hebt oder senkt alles darüber.</translation>
    </message>
    <message>
        <source>High Q</source>
        <translation>High-Shelf-Q</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>Gate</translation>
    </message>
    <message>
        <source>Turns down what lies below the threshold: room between the hits, noise in the tail.</source>
        <translation>Regelt herunter, was unter der Schwelle liegt: Raum zwischen den Hits, Rauschen im Ausklang.</translation>
    </message>
    <message>
        <source>Opens above this peak level.</source>
        <translation>Öffnet oberhalb dieses Spitzenpegels.</translation>
    </message>
    <message>
        <source>Attack</source>
        <translation>Attack</translation>
    </message>
    <message>
        <source>Time to open. It begins this much ahead of the sound, so no transient is cut.</source>
        <translation>Zeit zum Öffnen. Es beginnt um so viel vor dem Klang, dass kein Transient beschnitten wird.</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Hold</translation>
    </message>
    <message>
        <source>Stays open this long behind the last peak.</source>
        <translation>Bleibt so lange nach der letzten Spitze offen.</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Release</translation>
    </message>
    <message>
        <source>Time to close.</source>
        <translation>Zeit zum Schließen.</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Range</translation>
    </message>
    <message>
        <source>How far it closes; a little sounds natural.</source>
        <translation>Wie weit es schließt; wenig klingt natürlich.</translation>
    </message>
    <message>
        <source>Compressor</source>
        <translation>Kompressor</translation>
    </message>
    <message>
        <source>Evens out loud and soft; with a slow attack it makes drums hit harder.</source>
        <translation>Gleicht laut und leise an; mit langsamem Attack schlagen Drums härter zu.</translation>
    </message>
    <message>
        <source>Acts above this peak level.</source>
        <translation>Wirkt oberhalb dieses Spitzenpegels.</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>Ratio</translation>
    </message>
    <message>
        <source>4: four dB more in, one dB more out.</source>
        <translation>4: vier dB mehr hinein, ein dB mehr heraus.</translation>
    </message>
    <message>
        <source>Longer lets the transient through.</source>
        <translation>Länger lässt den Transienten durch.</translation>
    </message>
    <message>
        <source>Time to let go.</source>
        <translation>Zeit zum Loslassen.</translation>
    </message>
    <message>
        <source>Knee</source>
        <translation>Knee</translation>
    </message>
    <message>
        <source>How gradually it sets in around the threshold.</source>
        <translation>Wie allmählich es um die Schwelle einsetzt.</translation>
    </message>
    <message>
        <source>Make-up</source>
        <translation>Make-up</translation>
    </message>
    <message>
        <source>Gain behind it.</source>
        <translation>Verstärkung dahinter.</translation>
    </message>
    <message>
        <source>Look-ahead</source>
        <translation>Look-ahead</translation>
    </message>
    <message>
        <source>Begins this much ahead of the sound.</source>
        <translation>Beginnt um so viel vor dem Klang.</translation>
    </message>
    <message>
        <source>Mix</source>
        <translation>Mix</translation>
    </message>
    <message>
        <source>Below 100 % the dry sound stays beside it.</source>
        <translation>Unter 100 % bleibt das trockene Signal daneben stehen.</translation>
    </message>
    <message>
        <source>Transient</source>
        <translation>Transient</translation>
    </message>
    <message>
        <source>More or less attack, more or less ringing, whatever the level.</source>
        <translation>Mehr oder weniger Anschlag, mehr oder weniger Ausklang, unabhängig vom Pegel.</translation>
    </message>
    <message>
        <source>Raises or lowers the beginning of every hit.</source>
        <translation>Hebt oder senkt den Anfang jedes Anschlags.</translation>
    </message>
    <message>
        <source>Sustain</source>
        <translation>Sustain</translation>
    </message>
    <message>
        <source>Raises or lowers what rings behind it.</source>
        <translation>Hebt oder senkt, was danach ausklingt.</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>Sättigung</translation>
    </message>
    <message>
        <source>Warmth and density by overdriving tape, a tube or a soft clipper.</source>
        <translation>Wärme und Dichte durch übersteuertes Band, Röhre oder Soft-Clipper.</translation>
    </message>
    <message>
        <source>Drive</source>
        <translation>Drive</translation>
    </message>
    <message>
        <source>How hard it is pushed. Full scale stays full scale, what is softer comes up.</source>
        <translation>Wie stark übersteuert wird. Vollaussteuerung bleibt Vollaussteuerung, Leiseres kommt nach oben.</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Tape rounds the highs first, tube adds even harmonics, soft clip stays clean until late.</source>
        <translation>Band rundet zuerst die Höhen, Röhre fügt gerade Obertöne hinzu, Soft-Clip bleibt lange sauber.</translation>
    </message>
    <message>
        <source>Tape</source>
        <translation>Band</translation>
    </message>
    <message>
        <source>Tube</source>
        <translation>Röhre</translation>
    </message>
    <message>
        <source>Soft clip</source>
        <translation>Soft-Clip</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Lo-fi</source>
        <translation>Lo-Fi</translation>
    </message>
    <message>
        <source>An old sampler: few bits, a low rate, and a tape that wavers.</source>
        <translation>Ein alter Sampler: wenige Bits, niedrige Abtastrate und ein Band, das eiert.</translation>
    </message>
    <message>
        <source>Bits</source>
        <translation>Bits</translation>
    </message>
    <message>
        <source>Depth of the converter; parts of a bit are allowed.</source>
        <translation>Auflösung des Wandlers; Bruchteile eines Bits sind erlaubt.</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Abtastrate</translation>
    </message>
    <message>
        <source>Rate of the converter, without the filters that keep others clean.</source>
        <translation>Rate des Wandlers, ohne die Filter, die andere sauber halten.</translation>
    </message>
    <message>
        <source>Wow</source>
        <translation>Gleichlauf</translation>
    </message>
    <message>
        <source>How unsteadily the tape runs.</source>
        <translation>Wie ungleichmäßig das Band läuft.</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Narrower or wider by its middle and its sides. Stereo only; mono compatible.</source>
        <translation>Schmaler oder breiter über Mitte und Seiten. Nur Stereo; monokompatibel.</translation>
    </message>
    <message>
        <source>0 is mono, 100 as it was, 200 twice as wide.</source>
        <translation>0 ist mono, 100 unverändert, 200 doppelt so breit.</translation>
    </message>
    <message>
        <source>Mono below</source>
        <translation>Mono unterhalb</translation>
    </message>
    <message>
        <source>Bass below this goes to the middle; 0: off.</source>
        <translation>Bass darunter kommt in die Mitte; 0: aus.</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>Delay</translation>
    </message>
    <message>
        <source>Echoes. The sample grows by their tail; inside a loop they ring around.</source>
        <translation>Echos. Das Sample wird um ihren Ausklang länger; in einem Loop klingen sie im Kreis.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>From one echo to the next.</source>
        <translation>Von einem Echo zum nächsten.</translation>
    </message>
    <message>
        <source>Feedback</source>
        <translation>Feedback</translation>
    </message>
    <message>
        <source>How much of an echo comes back as the next.</source>
        <translation>Wie viel von einem Echo als nächstes zurückkommt.</translation>
    </message>
    <message>
        <source>Tone</source>
        <translation>Klang</translation>
    </message>
    <message>
        <source>Every echo loses what lies above.</source>
        <translation>Jedes Echo verliert, was darüber liegt.</translation>
    </message>
    <message>
        <source>Ping-pong</source>
        <translation>Ping-Pong</translation>
    </message>
    <message>
        <source>Echoes change sides. Stereo only.</source>
        <translation>Echos wechseln die Seite. Nur Stereo.</translation>
    </message>
    <message>
        <source>0 dry, 100 echoes alone.</source>
        <translation>0 trocken, 100 nur Echos.</translation>
    </message>
    <message>
        <source>Reverb</source>
        <translation>Hall</translation>
    </message>
    <message>
        <source>A room behind the sound. The sample grows by its tail; inside a loop it rings around.</source>
        <translation>Ein Raum hinter dem Klang. Das Sample wird um seinen Ausklang länger; in einem Loop klingt er im Kreis.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>From a small room to a hall.</source>
        <translation>Vom kleinen Raum bis zum Saal.</translation>
    </message>
    <message>
        <source>Decay</source>
        <translation>Abklingzeit</translation>
    </message>
    <message>
        <source>Until it has fallen by 60 dB.</source>
        <translation>Bis der Hall um 60 dB gefallen ist.</translation>
    </message>
    <message>
        <source>Pre-delay</source>
        <translation>Pre-Delay</translation>
    </message>
    <message>
        <source>Ahead of the room&apos;s answer.</source>
        <translation>Zeit vor der Antwort des Raums.</translation>
    </message>
    <message>
        <source>Damping</source>
        <translation>Dämpfung</translation>
    </message>
    <message>
        <source>Here the room dies twice as fast, above it faster still.</source>
        <translation>Hier klingt der Raum doppelt so schnell ab, darüber noch schneller.</translation>
    </message>
    <message>
        <source>Low cut</source>
        <translation>Low-Cut</translation>
    </message>
    <message>
        <source>Keeps bass out of the room.</source>
        <translation>Hält den Bass aus dem Raum heraus.</translation>
    </message>
    <message>
        <source>0 dry, 100 room alone.</source>
        <translation>0 trocken, 100 nur Raum.</translation>
    </message>
    <message>
        <source>Pitch</source>
        <translation>Tonhöhe</translation>
    </message>
    <message>
        <source>Higher or lower by playing faster or slower.</source>
        <translation>Höher oder tiefer durch schnelleres oder langsameres Abspielen.</translation>
    </message>
    <message>
        <source>Semitones</source>
        <translation>Halbtöne</translation>
    </message>
    <message>
        <source>Up is shorter, down is longer, as on tape; parts of a semitone are allowed.</source>
        <translation>Höher ist kürzer, tiefer ist länger, wie beim Band; Bruchteile eines Halbtons sind erlaubt.</translation>
    </message>
    <message>
        <source>Reverse</source>
        <translation>Rückwärts</translation>
    </message>
    <message>
        <source>Backwards.</source>
        <translation>Rückwärts abgespielt.</translation>
    </message>
    <message>
        <source>Fade</source>
        <translation>Blenden</translation>
    </message>
    <message>
        <source>In and out; the first and the last frame are silence, so nothing clicks.</source>
        <translation>Ein- und Ausblenden; der erste und der letzte Abtastwert sind Stille, damit nichts knackst.</translation>
    </message>
    <message>
        <source>From silence in this time; 0: none.</source>
        <translation>Aus der Stille in dieser Zeit; 0: keine.</translation>
    </message>
    <message>
        <source>To silence in this time; 0: none.</source>
        <translation>Zur Stille in dieser Zeit; 0: keine.</translation>
    </message>
    <message>
        <source>Curve</source>
        <translation>Kurve</translation>
    </message>
    <message>
        <source>How it moves between silence and full level.</source>
        <translation>Verlauf zwischen Stille und vollem Pegel.</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>Linear</translation>
    </message>
    <message>
        <source>Equal power</source>
        <translation>Gleiche Leistung</translation>
    </message>
    <message>
        <source>S-curve</source>
        <translation>S-Kurve</translation>
    </message>
    <message>
        <source>Exponential</source>
        <translation>Exponentiell</translation>
    </message>
    <message>
        <source>Limiter</source>
        <translation>Limiter</translation>
    </message>
    <message>
        <source>Holds the true peak below a ceiling without clipping.</source>
        <translation>Hält den True Peak ohne Clipping unter einer Obergrenze.</translation>
    </message>
    <message>
        <source>Drives into the ceiling.</source>
        <translation>Fährt gegen die Obergrenze.</translation>
    </message>
    <message>
        <source>Ceiling</source>
        <translation>Obergrenze</translation>
    </message>
    <message>
        <source>No true peak goes above it, in dBTP.</source>
        <translation>Kein True Peak geht darüber hinaus, in dBTP.</translation>
    </message>
    <message>
        <source>Longer is smoother, shorter is louder.</source>
        <translation>Länger ist weicher, kürzer ist lauter.</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name of the pack</source>
        <translation>Name des Packs</translation>
    </message>
    <message>
        <source>genres</source>
        <translation>Genres</translation>
    </message>
    <message>
        <source>A genre; may be given several times</source>
        <translation>Ein Genre; mehrere sind möglich</translation>
    </message>
    <message>
        <source>tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>A tag; may be given several times</source>
        <translation>Ein Tag; mehrere sind möglich</translation>
    </message>
    <message>
        <source>artist</source>
        <translation>Urheber</translation>
    </message>
    <message>
        <source>Who made the samples, as their files say it</source>
        <translation>Wer die Samples gemacht hat, wie ihre Dateien es sagen</translation>
    </message>
    <message>
        <source>copyright</source>
        <translation>Copyright</translation>
    </message>
    <message>
        <source>Whose the samples are and on what terms, as their files say it</source>
        <translation>Wem die Samples gehören und zu welchen Bedingungen, wie ihre Dateien es sagen</translation>
    </message>
    <message>
        <source>loudness target</source>
        <translation>Ziel-Lautheit</translation>
    </message>
    <message>
        <source>One loudness for everything</source>
        <translation>Eine Lautheit für alles</translation>
    </message>
    <message>
        <source>each kind has its own</source>
        <translation>jede Art hat ihre eigene</translation>
    </message>
    <message>
        <source>true-peak ceiling</source>
        <translation>True-Peak-Obergrenze</translation>
    </message>
    <message>
        <source>Ceiling of every sample</source>
        <translation>Obergrenze jedes Samples</translation>
    </message>
    <message>
        <source>dBTP</source>
        <translation>dBTP</translation>
    </message>
    <message>
        <source>LUFS</source>
        <translation>LUFS</translation>
    </message>
    <message>
        <source>bpm</source>
        <translation>BPM</translation>
    </message>
    <message>
        <source>bars</source>
        <translation>Takte</translation>
    </message>
    <message>
        <source>Hz</source>
        <translation>Hz</translation>
    </message>
    <message>
        <source>least number of hits</source>
        <translation>Mindestzahl der Hits</translation>
    </message>
    <message>
        <source>Refuse to write with fewer hits</source>
        <translation>Mit weniger Hits wird nicht geschrieben</translation>
    </message>
    <message>
        <source>least number of loops</source>
        <translation>Mindestzahl der Loops</translation>
    </message>
    <message>
        <source>Refuse to write with fewer loops</source>
        <translation>Mit weniger Loops wird nicht geschrieben</translation>
    </message>
    <message>
        <source>largest number of hits</source>
        <translation>Höchstzahl der Hits</translation>
    </message>
    <message>
        <source>At most so many hits, those that differ most from each other</source>
        <translation>Höchstens so viele Hits, und zwar die unterschiedlichsten</translation>
    </message>
    <message>
        <source>all of them</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>near duplicates</source>
        <translation>fast gleiche Hits</translation>
    </message>
    <message>
        <source>Hits that are nearly the same are all taken</source>
        <translation>Auch fast gleiche Hits kommen alle ins Pack</translation>
    </message>
    <message>
        <source>naming</source>
        <translation>Benennung</translation>
    </message>
    <message>
        <source>format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Format of the files</source>
        <translation>Format der Dateien</translation>
    </message>
    <message>
        <source>WAV, 24 bit</source>
        <translation>WAV, 24 Bit</translation>
    </message>
    <message>
        <source>WAV, 16 bit, dithered</source>
        <translation>WAV, 16 Bit, mit Dither</translation>
    </message>
    <message>
        <source>FLAC, 24 bit</source>
        <translation>FLAC, 24 Bit</translation>
    </message>
    <message>
        <source>Ogg Vorbis</source>
        <translation>Ogg Vorbis</translation>
    </message>
    <message>
        <source>Opus, 48 kHz</source>
        <translation>Opus, 48 kHz</translation>
    </message>
    <message>
        <source>sample rate</source>
        <translation>Abtastrate</translation>
    </message>
    <message>
        <source>Sample rate of the files</source>
        <translation>Abtastrate der Dateien</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>The number from which all chance is drawn</source>
        <translation>Die Zahl, aus der aller Zufall entsteht</translation>
    </message>
    <message>
        <source>sensitivity</source>
        <translation>Empfindlichkeit</translation>
    </message>
    <message>
        <source>How much is found, 0 being only what is plain, 1 everything</source>
        <translation>Wie viel gefunden wird: 0 nur das Deutliche, 1 alles</translation>
    </message>
    <message>
        <source>range of tempi</source>
        <translation>Tempobereich</translation>
    </message>
    <message>
        <source>Of half or twice a tempo of loops and phrases, the one that lies in here</source>
        <translation>Von halbem oder doppeltem Tempo bei Loops und Phrasen das, was hier hineinfällt</translation>
    </message>
    <message>
        <source>Classic</source>
        <translation>Klassisch</translation>
    </message>
    <message>
        <source>Splice</source>
        <translation>Splice</translation>
    </message>
    <message>
        <source>Descriptive</source>
        <translation>Beschreibend</translation>
    </message>
    <message>
        <source>kick_01, perc_loop_01_95bpm, lead_02_Am</source>
        <translation>kick_01, perc_loop_01_95bpm, lead_02_Am</translation>
    </message>
    <message>
        <source>PACK_95_perc_loop_dusty_ember: letters alone, numbers for the tempo only, every name another word</source>
        <translation>PACK_95_perc_loop_dusty_ember: nur Buchstaben, Zahlen nur fürs Tempo, jeder Name ein anderes Wort</translation>
    </message>
    <message>
        <source>perc_loop_dusty_ember_01_95bpm</source>
        <translation>perc_loop_dusty_ember_01_95bpm</translation>
    </message>
    <message>
        <source>title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Title of the song</source>
        <translation>Titel des Songs</translation>
    </message>
    <message>
        <source>key</source>
        <translation>Tonart</translation>
    </message>
    <message>
        <source>Key of the song</source>
        <translation>Tonart des Songs</translation>
    </message>
    <message>
        <source>scale</source>
        <translation>Tonleiter</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Tonleiter</translation>
    </message>
    <message>
        <source>the key&apos;s own</source>
        <translation>die der Tonart</translation>
    </message>
    <message>
        <source>tempo</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Tempo of the song</source>
        <translation>Tempo des Songs</translation>
    </message>
    <message>
        <source>style</source>
        <translation>Stil</translation>
    </message>
    <message>
        <source>Style of the drums</source>
        <translation>Stil der Drums</translation>
    </message>
    <message>
        <source>form</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Form of the song</source>
        <translation>Form des Songs</translation>
    </message>
    <message>
        <source>length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Length of the song, in place of a form</source>
        <translation>Länge des Songs anstelle einer Form</translation>
    </message>
    <message>
        <source>as long as its form</source>
        <translation>so lang wie die Form</translation>
    </message>
    <message>
        <source>swing</source>
        <translation>Swing</translation>
    </message>
    <message>
        <source>How late the off-beats are, 50 being straight</source>
        <translation>Wie spät die Offbeats kommen, 50 ist gerade</translation>
    </message>
    <message>
        <source>as the style has it</source>
        <translation>wie im Stil</translation>
    </message>
    <message>
        <source>looseness in time</source>
        <translation>Timing-Streuung</translation>
    </message>
    <message>
        <source>How far notes stray from the grid, 1 being as a drummer&apos;s do</source>
        <translation>Wie weit Noten vom Raster abweichen, 1 wie bei einem Drummer</translation>
    </message>
    <message>
        <source>looseness in loudness</source>
        <translation>Dynamik-Streuung</translation>
    </message>
    <message>
        <source>How far notes differ in loudness, 1 being as a drummer&apos;s do</source>
        <translation>Wie unterschiedlich laut Noten sind, 1 wie bei einem Drummer</translation>
    </message>
    <message>
        <source>fills</source>
        <translation>Fills</translation>
    </message>
    <message>
        <source>Drum fills at the ends of sections</source>
        <translation>Drum-Fills am Ende der Abschnitte</translation>
    </message>
    <message>
        <source>bass style</source>
        <translation>Bass-Stil</translation>
    </message>
    <message>
        <source>What the bass plays</source>
        <translation>Was der Bass spielt</translation>
    </message>
    <message>
        <source>what goes with the style</source>
        <translation>was zum Stil passt</translation>
    </message>
    <message>
        <source>kick policy</source>
        <translation>Bass bei Kicks</translation>
    </message>
    <message>
        <source>What the bass does where it meets a kick</source>
        <translation>Was der Bass tut, wo er auf eine Kick trifft</translation>
    </message>
    <message>
        <source>progression</source>
        <translation>Akkordfolge</translation>
    </message>
    <message>
        <source>Chords of the song</source>
        <translation>Akkorde des Songs</translation>
    </message>
    <message>
        <source>drawn by the seed</source>
        <translation>vom Startwert bestimmt</translation>
    </message>
    <message>
        <source>Natural minor</source>
        <translation>Natürliches Moll</translation>
    </message>
    <message>
        <source>The scale of three reggaeton songs in four.</source>
        <translation>Die Tonleiter von drei Vierteln aller Reggaeton-Songs.</translation>
    </message>
    <message>
        <source>Major</source>
        <translation>Dur</translation>
    </message>
    <message>
        <source>Bright: bachata, pop and moombahton.</source>
        <translation>Hell: Bachata, Pop und Moombahton.</translation>
    </message>
    <message>
        <source>Harmonic minor</source>
        <translation>Harmonisches Moll</translation>
    </message>
    <message>
        <source>Minor with a leading tone, for a V that pulls.</source>
        <translation>Moll mit Leitton, für eine V, die zieht.</translation>
    </message>
    <message>
        <source>Dorian</source>
        <translation>Dorisch</translation>
    </message>
    <message>
        <source>Minor with a bright sixth.</source>
        <translation>Moll mit heller Sexte.</translation>
    </message>
    <message>
        <source>Phrygian</source>
        <translation>Phrygisch</translation>
    </message>
    <message>
        <source>Minor with a low second: dark, flamenco.</source>
        <translation>Moll mit kleiner Sekunde: dunkel, Flamenco.</translation>
    </message>
    <message>
        <source>Mixolydian</source>
        <translation>Mixolydisch</translation>
    </message>
    <message>
        <source>Major with a low seventh.</source>
        <translation>Dur mit kleiner Septime.</translation>
    </message>
    <message>
        <source>Afrobeats</source>
        <translation>Afrobeats</translation>
    </message>
    <message>
        <source>A rolling kick, claps between the beats, shaker and log drum. 90 to 120 bpm.</source>
        <translation>Rollende Kick, Claps zwischen den Schlägen, Shaker und Log Drum. 90 bis 120 BPM.</translation>
    </message>
    <message>
        <source>Digital dancehall</source>
        <translation>Digital Dancehall</translation>
    </message>
    <message>
        <source>A kick that leans, the rim on the tresillo. 90 to 110 bpm.</source>
        <translation>Eine Kick, die sich lehnt, Rim auf dem Tresillo. 90 bis 110 BPM.</translation>
    </message>
    <message>
        <source>Dembow classic</source>
        <translation>Dembow klassisch</translation>
    </message>
    <message>
        <source>Four kicks, the snare on the tresillo: the reggaeton beat. 88 to 102 bpm.</source>
        <translation>Vier Kicks, Snare auf dem Tresillo: der Reggaeton-Beat. 88 bis 102 BPM.</translation>
    </message>
    <message>
        <source>Dembow dominicano</source>
        <translation>Dembow dominicano</translation>
    </message>
    <message>
        <source>The fast one, hats in sixteenths. 110 to 135 bpm.</source>
        <translation>Der schnelle, Hi-Hats in Sechzehnteln. 110 bis 135 BPM.</translation>
    </message>
    <message>
        <source>Dembow lite</source>
        <translation>Dembow lite</translation>
    </message>
    <message>
        <source>Kick on one and three, a soft shaker: romantic and pop. 85 to 95 bpm.</source>
        <translation>Kick auf eins und drei, ein weicher Shaker: romantisch und Pop. 85 bis 95 BPM.</translation>
    </message>
    <message>
        <source>Moombahton</source>
        <translation>Moombahton</translation>
    </message>
    <message>
        <source>Dembow over offbeat hats and a sub kick. 100 to 115 bpm.</source>
        <translation>Dembow über Offbeat-Hi-Hats und einer Sub-Kick. 100 bis 115 BPM.</translation>
    </message>
    <message>
        <source>One drop</source>
        <translation>One Drop</translation>
    </message>
    <message>
        <source>Kick and rim together on three, the skank on two and four. 60 to 90 bpm.</source>
        <translation>Kick und Rim zusammen auf drei, der Skank auf zwei und vier. 60 bis 90 BPM.</translation>
    </message>
    <message>
        <source>Perreo</source>
        <translation>Perreo</translation>
    </message>
    <message>
        <source>The hard one: claps on the accents and a ghost kick. 90 to 100 bpm.</source>
        <translation>Der harte: Claps auf den Akzenten und eine Ghost-Kick. 90 bis 100 BPM.</translation>
    </message>
    <message>
        <source>Trapeton</source>
        <translation>Trapeton</translation>
    </message>
    <message>
        <source>Half time: one snare a bar, hats in sixteenths, a long bass. 130 to 150 bpm.</source>
        <translation>Half-Time: eine Snare pro Takt, Hi-Hats in Sechzehnteln, ein langer Bass. 130 bis 150 BPM.</translation>
    </message>
    <message>
        <source>Radio</source>
        <translation>Radio</translation>
    </message>
    <message>
        <source>80 bars, the hook at once: intro, hook, verse, chorus, verse, chorus, perreo, chorus, outro.</source>
        <translation>80 Takte, die Hook sofort: Intro, Hook, Strophe, Refrain, Strophe, Refrain, Perreo, Refrain, Outro.</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>Stream</translation>
    </message>
    <message>
        <source>60 bars with a break before the last chorus.</source>
        <translation>60 Takte mit einem Break vor dem letzten Refrain.</translation>
    </message>
    <message>
        <source>DJ</source>
        <translation>DJ</translation>
    </message>
    <message>
        <source>80 bars with drums alone at both ends, for mixing.</source>
        <translation>80 Takte, an beiden Enden nur Drums, zum Mixen.</translation>
    </message>
    <message>
        <source>Tresillo</source>
        <translation>Tresillo</translation>
    </message>
    <message>
        <source>The tresillo twice a bar: modern pop reggaeton, moombahton.</source>
        <translation>Der Tresillo zweimal pro Takt: moderner Pop-Reggaeton, Moombahton.</translation>
    </message>
    <message>
        <source>Half-time tresillo</source>
        <translation>Half-Time-Tresillo</translation>
    </message>
    <message>
        <source>The tresillo once a bar, long notes: 808.</source>
        <translation>Der Tresillo einmal pro Takt, lange Noten: 808.</translation>
    </message>
    <message>
        <source>On one and three, with a pick-up before each.</source>
        <translation>Auf eins und drei, jeweils mit Auftakt.</translation>
    </message>
    <message>
        <source>On the beat</source>
        <translation>Auf den Schlag</translation>
    </message>
    <message>
        <source>A note on every kick: classic perreo.</source>
        <translation>Eine Note auf jeder Kick: klassischer Perreo.</translation>
    </message>
    <message>
        <source>Two roots</source>
        <translation>Zwei Grundtöne</translation>
    </message>
    <message>
        <source>Two long notes a bar: classic verse.</source>
        <translation>Zwei lange Noten pro Takt: klassische Strophe.</translation>
    </message>
    <message>
        <source>Sparse tresillo</source>
        <translation>Sparsamer Tresillo</translation>
    </message>
    <message>
        <source>The tresillo in the first half of the bar, then one long note.</source>
        <translation>Der Tresillo in der ersten Takthälfte, dann eine lange Note.</translation>
    </message>
    <message>
        <source>With the kick</source>
        <translation>Mit der Kick</translation>
    </message>
    <message>
        <source>Bass and kick strike together.</source>
        <translation>Bass und Kick schlagen zusammen an.</translation>
    </message>
    <message>
        <source>Softer under it</source>
        <translation>Leiser darunter</translation>
    </message>
    <message>
        <source>Where a kick falls, the bass plays softer.</source>
        <translation>Wo eine Kick fällt, spielt der Bass leiser.</translation>
    </message>
    <message>
        <source>A sixteenth later</source>
        <translation>Ein Sechzehntel später</translation>
    </message>
    <message>
        <source>Where a kick falls, the bass waits a sixteenth.</source>
        <translation>Wo eine Kick fällt, wartet der Bass ein Sechzehntel.</translation>
    </message>
    <message>
        <source>Around it</source>
        <translation>Darum herum</translation>
    </message>
    <message>
        <source>Where a kick falls, the bass is silent.</source>
        <translation>Wo eine Kick fällt, schweigt der Bass.</translation>
    </message>
    <message>
        <source>For minor keys.</source>
        <translation>Für Molltonarten.</translation>
    </message>
    <message>
        <source>For major keys.</source>
        <translation>Für Durtonarten.</translation>
    </message>
    <message>
        <source>Lead-in</source>
        <translation>Vorlauf</translation>
    </message>
    <message>
        <source>Fade in</source>
        <translation>Einblenden</translation>
    </message>
    <message>
        <source>Fade out</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>i-VI-III-VII</source>
        <translation>i-VI-III-VII</translation>
    </message>
    <message>
        <source>i-VI</source>
        <translation>i-VI</translation>
    </message>
    <message>
        <source>i-VII-VI-VII</source>
        <translation>i-VII-VI-VII</translation>
    </message>
    <message>
        <source>i-iv-VII-III</source>
        <translation>i-iv-VII-III</translation>
    </message>
    <message>
        <source>i-VII-VI-V</source>
        <translation>i-VII-VI-V</translation>
    </message>
    <message>
        <source>VI-VII-i-i</source>
        <translation>VI-VII-i-i</translation>
    </message>
    <message>
        <source>i-iv</source>
        <translation>i-iv</translation>
    </message>
    <message>
        <source>i-bII</source>
        <translation>i-bII</translation>
    </message>
    <message>
        <source>i-bII-III-bII</source>
        <translation>i-bII-III-bII</translation>
    </message>
    <message>
        <source>i-VI-iv-V</source>
        <translation>i-VI-iv-V</translation>
    </message>
    <message>
        <source>i-IV</source>
        <translation>i-IV</translation>
    </message>
    <message>
        <source>i-III-VII-IV</source>
        <translation>i-III-VII-IV</translation>
    </message>
    <message>
        <source>I-V-vi-IV</source>
        <translation>I-V-vi-IV</translation>
    </message>
    <message>
        <source>vi-IV-I-V</source>
        <translation>vi-IV-I-V</translation>
    </message>
    <message>
        <source>I-vi-IV-V</source>
        <translation>I-vi-IV-V</translation>
    </message>
    <message>
        <source>I-IV</source>
        <translation>I-IV</translation>
    </message>
    <message>
        <source>I-bVII-IV-I</source>
        <translation>I-bVII-IV-I</translation>
    </message>
    <message>
        <source>I-v-bVII-IV</source>
        <translation>I-v-bVII-IV</translation>
    </message>
    <message>
        <source>How files are named: a profile (classic, splice, descriptive, soundtrack-loops, ucs, device-8.3) or a template such as {role}_{number}</source>
        <translation>Wie Dateien heißen: ein Profil (classic, splice, descriptive, soundtrack-loops, ucs, device-8.3) oder eine Vorlage wie {role}_{number}</translation>
    </message>
    <message>
        <source>Soundtrack Loops</source>
        <translation>Soundtrack Loops</translation>
    </message>
    <message>
        <source>PACK_dusty_ember_lead_loop_Am_95BPM_01: the tempo to a thousandth where it isn&apos;t whole</source>
        <translation>PACK_dusty_ember_lead_loop_Am_95BPM_01: das Tempo auf ein Tausendstel, wo es nicht ganz ist</translation>
    </message>
    <message>
        <source>UCS</source>
        <translation>UCS</translation>
    </message>
    <message>
        <source>MUSCPerc_dusty ember perc 01_ARTIST_PACK: for libraries of effects, by the Universal Category System</source>
        <translation>MUSCPerc_dusty ember perc 01_ARTIST_PACK: für Effektbibliotheken, nach dem Universal Category System</translation>
    </message>
    <message>
        <source>Devices, 8.3</source>
        <translation>Geräte, 8.3</translation>
    </message>
    <message>
        <source>KICK01, LPERC01: eight capitals and digits, for samplers with old file systems</source>
        <translation>KICK01, LPERC01: acht Großbuchstaben und Ziffern, für Sampler mit alten Dateisystemen</translation>
    </message>
    <message>
        <source>kits</source>
        <translation>Kits</translation>
    </message>
    <message>
        <source>Samplers and devices that a playable kit is written for, in the pack&apos;s folder &quot;kits&quot;</source>
        <translation>Sampler und Geräte, für die ein spielbares Kit geschrieben wird, im Ordner „kits“ des Packs</translation>
    </message>
    <message>
        <source>SFZ</source>
        <translation>SFZ</translation>
    </message>
    <message>
        <source>A file an instrument, beside the pack&apos;s own samples; velocity layers, round robins, loops</source>
        <translation>Eine Datei je Instrument, neben den Samples des Packs; Anschlagsebenen, Round Robins, Loops</translation>
    </message>
    <message>
        <source>SoundFont 2</source>
        <translation>SoundFont 2</translation>
    </message>
    <message>
        <source>One file with all instruments and samples, 24 bit, 4 GB at most; further takes are presets</source>
        <translation>Eine Datei mit allen Instrumenten und Samples, 24 Bit, höchstens 4 GB; weitere Takes sind Presets</translation>
    </message>
    <message>
        <source>Hydrogen</source>
        <translation>Hydrogen</translation>
    </message>
    <message>
        <source>A drum kit an instrument, with its samples; velocity layers, round robins; loops play once</source>
        <translation>Ein Drumkit je Instrument, mit seinen Samples; Anschlagsebenen, Round Robins; Loops spielen einmal</translation>
    </message>
    <message>
        <source>Decent Sampler</source>
        <translation>Decent Sampler</translation>
    </message>
    <message>
        <source>A preset an instrument, beside the pack&apos;s own samples; velocity layers, round robins, loops</source>
        <translation>Ein Preset je Instrument, neben den Samples des Packs; Anschlagsebenen, Round Robins, Loops</translation>
    </message>
    <message>
        <source>Akai MPC</source>
        <translation>Akai MPC</translation>
    </message>
    <message>
        <source>A program an instrument, with its samples in its folder; four layers or four takes a sound</source>
        <translation>Ein Programm je Instrument, mit seinen Samples im Ordner; vier Ebenen oder vier Takes je Klang</translation>
    </message>
    <message>
        <source>Bitwig multisample</source>
        <translation>Bitwig-Multisample</translation>
    </message>
    <message>
        <source>A file an instrument, with its samples; velocity layers, round robins, loops</source>
        <translation>Eine Datei je Instrument, mit seinen Samples; Anschlagsebenen, Round Robins, Loops</translation>
    </message>
    <message>
        <source>Ableton Drum Rack</source>
        <translation>Ableton Drum Rack</translation>
    </message>
    <message>
        <source>A rack an instrument, beside the pack&apos;s own samples; layers, the first take of each</source>
        <translation>Ein Rack je Instrument, neben den Samples des Packs; Ebenen, von jeder der erste Take</translation>
    </message>
    <message>
        <source>Digitakt II</source>
        <translation>Digitakt II</translation>
    </message>
    <message>
        <source>WAVs of 48 kHz, 16 bit, up to 66 s, 127 a folder</source>
        <translation>WAVs mit 48 kHz, 16 Bit, bis 66 s, 127 je Ordner</translation>
    </message>
    <message>
        <source>SP-404MK2</source>
        <translation>SP-404MK2</translation>
    </message>
    <message>
        <source>WAVs of 48 kHz, 16 bit, up to 180 s, 160 a folder</source>
        <translation>WAVs mit 48 kHz, 16 Bit, bis 180 s, 160 je Ordner</translation>
    </message>
    <message>
        <source>Koala</source>
        <translation>Koala</translation>
    </message>
    <message>
        <source>WAVs of 44.1 kHz, 16 bit, up to 60 s, 64 a folder</source>
        <translation>WAVs mit 44,1 kHz, 16 Bit, bis 60 s, 64 je Ordner</translation>
    </message>
    <message>
        <source>Koala banks</source>
        <translation>Koala-Bänke</translation>
    </message>
    <message>
        <source>A zip of up to 64 WAVs that are named for their pads; 44.1 kHz, 16 bit, up to 60 s</source>
        <translation>Ein ZIP von bis zu 64 WAVs, nach ihren Pads benannt; 44,1 kHz, 16 Bit, bis 60 s</translation>
    </message>
    <message>
        <source>Polyend Tracker</source>
        <translation>Polyend Tracker</translation>
    </message>
    <message>
        <source>WAVs of 44.1 kHz, 16 bit, mono, up to 45 s, 48 a folder</source>
        <translation>WAVs mit 44,1 kHz, 16 Bit, mono, bis 45 s, 48 je Ordner</translation>
    </message>
    <message>
        <source>Polyend instruments</source>
        <translation>Polyend-Instrumente</translation>
    </message>
    <message>
        <source>An instrument a take, tuned, with its loop, 48 a folder; 44.1 kHz, 16 bit, mono, up to 45 s</source>
        <translation>Ein Instrument je Take, gestimmt, mit seinem Loop, 48 je Ordner; 44,1 kHz, 16 Bit, mono, bis 45 s</translation>
    </message>
    <message>
        <source>OP-1</source>
        <translation>OP-1</translation>
    </message>
    <message>
        <source>Drum kits of 24 sounds and 12 s, 44.1 kHz, 16 bit, mono; the loudest take of each sound</source>
        <translation>Drumkits mit 24 Klängen und 12 s, 44,1 kHz, 16 Bit, mono; von jedem Klang der lauteste Take</translation>
    </message>
    <message>
        <source>All of them</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>papers</source>
        <translation>Beilagen</translation>
    </message>
    <message>
        <source>What lies beside the samples in the pack&apos;s folder</source>
        <translation>Was neben den Samples im Ordner des Packs liegt</translation>
    </message>
    <message>
        <source>README</source>
        <translation>README</translation>
    </message>
    <message>
        <source>What is in the pack, in figures, and how it was made</source>
        <translation>Was im Pack ist, in Zahlen, und wie es gemacht wurde</translation>
    </message>
    <message>
        <source>LICENSE</source>
        <translation>LICENSE</translation>
    </message>
    <message>
        <source>On what terms the samples may be used</source>
        <translation>Zu welchen Bedingungen die Samples benutzt werden dürfen</translation>
    </message>
    <message>
        <source>Credits</source>
        <translation>Nachweise</translation>
    </message>
    <message>
        <source>The recordings, their recorders and dates, and the samples of each</source>
        <translation>Die Aufnahmen, ihre Recorder und Daten, und die Samples aus jeder</translation>
    </message>
    <message>
        <source>Cover</source>
        <translation>Cover</translation>
    </message>
    <message>
        <source>A square picture, drawn from the pack&apos;s own waves where none is given</source>
        <translation>Ein quadratisches Bild, aus den Wellen des Packs gezeichnet, wo keines angegeben ist</translation>
    </message>
    <message>
        <source>Contact sheet</source>
        <translation>Kontaktbogen</translation>
    </message>
    <message>
        <source>Every sample&apos;s wave with its name, tempo, key and length, as PDF</source>
        <translation>Die Welle jedes Samples mit Name, Tempo, Tonart und Länge, als PDF</translation>
    </message>
    <message>
        <source>Demo mix</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>Two minutes made of nothing but the pack, as FLAC</source>
        <translation>Zwei Minuten aus nichts als dem Pack, als FLAC</translation>
    </message>
    <message>
        <source>Grooves as MIDI</source>
        <translation>Grooves als MIDI</translation>
    </message>
    <message>
        <source>When and how hard each loop is struck, a file a loop</source>
        <translation>Wann und wie stark jeder Loop angeschlagen wird, eine Datei je Loop</translation>
    </message>
    <message>
        <source>Table of samples</source>
        <translation>Tabelle der Samples</translation>
    </message>
    <message>
        <source>Every sample in a row: names, tempo, key, length, levels, origin</source>
        <translation>Jedes Sample in einer Zeile: Namen, Tempo, Tonart, Länge, Pegel, Herkunft</translation>
    </message>
    <message>
        <source>What is missing</source>
        <translation>Was fehlt</translation>
    </message>
    <message>
        <source>A shopping list for the next walk: roles, keys, brightness, lengths</source>
        <translation>Eine Einkaufsliste für den nächsten Spaziergang: Rollen, Tonarten, Helligkeit, Längen</translation>
    </message>
    <message>
        <source>licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>On what terms the pack is given away, as README and LICENSE say it</source>
        <translation>Zu welchen Bedingungen das Pack weitergegeben wird, wie README und LICENSE es sagen</translation>
    </message>
    <message>
        <source>nothing is said</source>
        <translation>nichts wird gesagt</translation>
    </message>
    <message>
        <source>Creative Commons Zero 1.0 Universal</source>
        <translation>Creative Commons Zero 1.0 Universal</translation>
    </message>
    <message>
        <source>Creative Commons Attribution 4.0 International</source>
        <translation>Creative Commons Namensnennung 4.0 International</translation>
    </message>
    <message>
        <source>Royalty-free, for use in works</source>
        <translation>Lizenzgebührenfrei, zur Verwendung in Werken</translation>
    </message>
    <message>
        <source>clauses</source>
        <translation>Klauseln</translation>
    </message>
    <message>
        <source>What a royalty-free LICENSE says beside its usual clauses</source>
        <translation>Was eine lizenzgebührenfreie LICENSE neben den üblichen Klauseln sagt</translation>
    </message>
    <message>
        <source>No machine learning</source>
        <translation>Kein maschinelles Lernen</translation>
    </message>
    <message>
        <source>Content identification for works alone</source>
        <translation>Inhaltserkennung nur für Werke</translation>
    </message>
    <message>
        <source>A credit</source>
        <translation>Eine Namensnennung</translation>
    </message>
    <message>
        <source>cover</source>
        <translation>Cover</translation>
    </message>
    <message>
        <source>A picture (PNG or JPEG) for the cover, in place of the one that is drawn</source>
        <translation>Ein Bild (PNG oder JPEG) als Cover statt des gezeichneten</translation>
    </message>
    <message>
        <source>shop</source>
        <translation>Shop</translation>
    </message>
    <message>
        <source>Whom the pack is for: what they would refuse of it is said before it is written</source>
        <translation>Für wen das Pack ist: Was dort abgelehnt würde, wird gesagt, bevor es geschrieben wird</translation>
    </message>
    <message>
        <source>nobody in particular</source>
        <translation>niemand Bestimmtes</translation>
    </message>
    <message>
        <source>Loopmasters and labels like it</source>
        <translation>Loopmasters und ähnliche Labels</translation>
    </message>
    <message>
        <source>Freesound</source>
        <translation>Freesound</translation>
    </message>
    <message>
        <source>folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Folders of the samples, a template such as {kind}/{role}; up to three, parted by /</source>
        <translation>Ordner der Samples, eine Vorlage wie {kind}/{role}; bis zu drei, durch / getrennt</translation>
    </message>
    <message>
        <source>group and kind, as Drums/Loops</source>
        <translation>Gruppe und Art, etwa Drums/Loops</translation>
    </message>
    <message>
        <source>unsure roles</source>
        <translation>unsichere Rollen</translation>
    </message>
    <message>
        <source>Folders of samples whose role isn&apos;t sure enough for their names: by what is sure, or by the role all the same</source>
        <translation>Ordner von Samples, deren Rolle für den Namen nicht sicher genug ist: nach dem, was sicher ist, oder trotzdem nach der Rolle</translation>
    </message>
    <message>
        <source>By role</source>
        <translation>Nach Rolle</translation>
    </message>
    <message>
        <source>in the folder of the role that they sound like most</source>
        <translation>im Ordner der Rolle, nach der sie am meisten klingen</translation>
    </message>
    <message>
        <source>By what is sure</source>
        <translation>Nach dem, was sicher ist</translation>
    </message>
    <message>
        <source>drums, tones, voices and effects where that much is sure, else Other</source>
        <translation>Drums, Töne, Stimmen und Effekte, wo so viel sicher ist, sonst Other</translation>
    </message>
    <message>
        <source>length of loops</source>
        <translation>Länge der Loops</translation>
    </message>
    <message>
        <source>How long loops are: whole bars at a whole tempo, cut where the seam is best; or as they were found</source>
        <translation>Wie lang Loops sind: ganze Takte bei ganzem Tempo, geschnitten an der besten Naht; oder wie gefunden</translation>
    </message>
    <message>
        <source>As found</source>
        <translation>Wie gefunden</translation>
    </message>
    <message>
        <source>as long as they were found or set</source>
        <translation>so lang, wie sie gefunden oder gesetzt wurden</translation>
    </message>
    <message>
        <source>Exact bars</source>
        <translation>Ganze Takte</translation>
    </message>
    <message>
        <source>whole bars at a whole tempo where stretch and seam allow it</source>
        <translation>ganze Takte bei ganzem Tempo, wo Dehnung und Naht es zulassen</translation>
    </message>
    <message>
        <source>stretch of loops</source>
        <translation>Dehnung der Loops</translation>
    </message>
    <message>
        <source>How much a loop may be stretched to come to a whole tempo, its pitch as well</source>
        <translation>Wie weit ein Loop zu einem ganzen Tempo gedehnt werden darf, auch in der Tonhöhe</translation>
    </message>
    <message>
        <source>speech</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>What becomes of samples in which somebody speaks; flags of all kinds stand in the manifest then</source>
        <translation>Was aus Samples wird, in denen jemand spricht; Befunde aller Arten stehen dann im Manifest</translation>
    </message>
    <message>
        <source>not chosen</source>
        <translation>nicht gewählt</translation>
    </message>
    <message>
        <source>Write, and tell of it</source>
        <translation>Schreiben und davon berichten</translation>
    </message>
    <message>
        <source>They are written; what is heard stands in the manifest</source>
        <translation>Sie werden geschrieben; was zu hören ist, steht im Manifest</translation>
    </message>
    <message>
        <source>Write nothing</source>
        <translation>Nichts schreiben</translation>
    </message>
    <message>
        <source>No pack is written that holds speech</source>
        <translation>Kein Pack wird geschrieben, das Sprache enthält</translation>
    </message>
    <message>
        <source>Mute what is spoken</source>
        <translation>Gesprochenes stummschalten</translation>
    </message>
    <message>
        <source>What is spoken is silent; a sample that holds nothing else is left out</source>
        <translation>Gesprochenes ist still; ein Sample, das nichts anderes enthält, bleibt draußen</translation>
    </message>
    <message>
        <source>Speech</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>sure</source>
        <translation>sicher</translation>
    </message>
    <message>
        <source>Somebody speaks, and may not want to be published: leave it out, mute it, or ask them</source>
        <translation>Jemand spricht und möchte vielleicht nicht veröffentlicht werden: weglassen, stummschalten oder nachfragen</translation>
    </message>
    <message>
        <source>Clipping</source>
        <translation>Übersteuerung</translation>
    </message>
    <message>
        <source>clipped samples</source>
        <translation>abgeschnittene Abtastwerte</translation>
    </message>
    <message>
        <source>The wave is cut off at a level that it does not pass, at full scale or below it: take another take, or shape it</source>
        <translation>Die Welle ist an einem Pegel abgeschnitten, den sie nicht überschreitet, bei Vollaussteuerung oder darunter: einen anderen Take nehmen oder formen</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>Spitze über null</translation>
    </message>
    <message>
        <source>Between its samples the wave passes full scale, where a converter or an encoder cuts it off: keep a true-peak ceiling</source>
        <translation>Zwischen den Abtastwerten überschreitet die Welle die Vollaussteuerung, wo ein Wandler oder Encoder sie abschneidet: eine True-Peak-Grenze einhalten</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Aussetzer</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>Samples are missing, silent in the middle of sound, or a block of them comes twice: take another take</source>
        <translation>Abtastwerte fehlen, mitten im Klang ist es still, oder ein Block kommt zweimal: einen anderen Take nehmen</translation>
    </message>
    <message>
        <source>Wind</source>
        <translation>Wind</translation>
    </message>
    <message>
        <source>dB</source>
        <translation>dB</translation>
    </message>
    <message>
        <source>Wind blows into the microphone, how far its rumble stands over what is to be heard: cut the lows</source>
        <translation>Wind bläst ins Mikrofon, wie weit sein Rumpeln über dem Hörbaren steht: Tiefen absenken</translation>
    </message>
    <message>
        <source>Handling</source>
        <translation>Griffgeräusch</translation>
    </message>
    <message>
        <source>The microphone, its cable or its stand was touched, how far the bump stands over the rumble around: cut the lows</source>
        <translation>Mikrofon, Kabel oder Stativ wurden berührt, wie weit der Stoß über dem Rumpeln ringsum steht: Tiefen absenken</translation>
    </message>
    <message>
        <source>Hum</source>
        <translation>Brummen</translation>
    </message>
    <message>
        <source>The mains hum at 50 or 60 Hz and their multiples, how far the strongest stands over its floor: notch it out</source>
        <translation>Das Netz brummt bei 50 oder 60 Hz und Vielfachen, wie weit das stärkste über seinem Grund steht: mit Kerbfilter entfernen</translation>
    </message>
    <message>
        <source>levels of takes</source>
        <translation>Pegel der Takes</translation>
    </message>
    <message>
        <source>How loud near-equal hits become: one gain for the takes of a sound; or each its own</source>
        <translation>Wie laut fast gleiche Hits werden: eine Verstärkung für alle Takes eines Klangs; oder jeder seine eigene</translation>
    </message>
    <message>
        <source>Each its own</source>
        <translation>Jeder seine eigene</translation>
    </message>
    <message>
        <source>every hit is brought to the target</source>
        <translation>jeder Hit kommt auf die Ziellautheit</translation>
    </message>
    <message>
        <source>One gain</source>
        <translation>Eine Verstärkung</translation>
    </message>
    <message>
        <source>takes of one sound keep their differences</source>
        <translation>Takes eines Klangs behalten ihre Unterschiede</translation>
    </message>
    <message>
        <source>role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>What the sample does in a song</source>
        <translation>Was das Sample in einem Song tut</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>What the sample is</source>
        <translation>Was das Sample ist</translation>
    </message>
    <message>
        <source>Its key</source>
        <translation>Seine Tonart</translation>
    </message>
    <message>
        <source>compatible keys</source>
        <translation>verträgliche Tonarten</translation>
    </message>
    <message>
        <source>Also keys that sound well with it: its relative, its neighbours on the wheel and theirs</source>
        <translation>Auch Tonarten, die gut dazu klingen: die Parallele, die Nachbarn im Quintenzirkel und deren Parallelen</translation>
    </message>
    <message>
        <source>least tempo</source>
        <translation>kleinstes Tempo</translation>
    </message>
    <message>
        <source>At least so quick</source>
        <translation>Mindestens so schnell</translation>
    </message>
    <message>
        <source>greatest tempo</source>
        <translation>größtes Tempo</translation>
    </message>
    <message>
        <source>At most so quick</source>
        <translation>Höchstens so schnell</translation>
    </message>
    <message>
        <source>half and double tempo</source>
        <translation>halbes und doppeltes Tempo</translation>
    </message>
    <message>
        <source>Also tempi of which half or double lies between them</source>
        <translation>Auch Tempi, deren Hälfte oder Doppeltes dazwischen liegt</translation>
    </message>
    <message>
        <source>character</source>
        <translation>Charakter</translation>
    </message>
    <message>
        <source>How it sounds</source>
        <translation>Wie es klingt</translation>
    </message>
    <message>
        <source>anyhow</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>warm</source>
        <translation>warm</translation>
    </message>
    <message>
        <source>soft</source>
        <translation>weich</translation>
    </message>
    <message>
        <source>lush</source>
        <translation>üppig</translation>
    </message>
    <message>
        <source>boomy</source>
        <translation>dröhnend</translation>
    </message>
    <message>
        <source>deep</source>
        <translation>tief</translation>
    </message>
    <message>
        <source>sharp</source>
        <translation>scharf</translation>
    </message>
    <message>
        <source>crisp</source>
        <translation>knackig</translation>
    </message>
    <message>
        <source>bright</source>
        <translation>hell</translation>
    </message>
    <message>
        <source>aggressive</source>
        <translation>aggressiv</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>dunkel</translation>
    </message>
    <message>
        <source>least length</source>
        <translation>kleinste Länge</translation>
    </message>
    <message>
        <source>At least so long, seconds</source>
        <translation>Mindestens so lang, Sekunden</translation>
    </message>
    <message>
        <source>greatest length</source>
        <translation>größte Länge</translation>
    </message>
    <message>
        <source>At most so long, seconds</source>
        <translation>Höchstens so lang, Sekunden</translation>
    </message>
    <message>
        <source>least level</source>
        <translation>kleinster Pegel</translation>
    </message>
    <message>
        <source>At least so loud</source>
        <translation>Mindestens so laut</translation>
    </message>
    <message>
        <source>greatest level</source>
        <translation>größter Pegel</translation>
    </message>
    <message>
        <source>At most so loud</source>
        <translation>Höchstens so laut</translation>
    </message>
    <message>
        <source>sound to be near to</source>
        <translation>Klang, dem es ähnlich sein soll</translation>
    </message>
    <message>
        <source>A sound file; the samples nearest to it come first, judged by attack and decay</source>
        <translation>Eine Klangdatei; die ähnlichsten Samples kommen zuerst, nach Anschlag und Ausklang beurteilt</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>largest number of samples</source>
        <translation>größte Zahl von Samples</translation>
    </message>
    <message>
        <source>How many at most</source>
        <translation>Wie viele höchstens</translation>
    </message>
    <message>
        <source>groove</source>
        <translation>Groove</translation>
    </message>
    <message>
        <source>Timing and accents of a place: a groove that &quot;groove&quot; wrote, or a recording with a beat</source>
        <translation>Timing und Akzente eines Ortes: ein von „groove“ geschriebener Groove oder eine Aufnahme mit Beat</translation>
    </message>
    <message>
        <source>amount of groove</source>
        <translation>Stärke des Grooves</translation>
    </message>
    <message>
        <source>How far notes follow the groove, or the replay its recording</source>
        <translation>Wie weit Noten dem Groove folgen, oder die Nachspielung ihrer Aufnahme</translation>
    </message>
    <message>
        <source>all of it</source>
        <translation>ganz</translation>
    </message>
    <message>
        <source>reach of the groove</source>
        <translation>Reichweite des Grooves</translation>
    </message>
    <message>
        <source>What follows the groove</source>
        <translation>Was dem Groove folgt</translation>
    </message>
    <message>
        <source>the whole song</source>
        <translation>der ganze Song</translation>
    </message>
    <message>
        <source>Every track moves by it.</source>
        <translation>Jede Spur folgt ihm.</translation>
    </message>
    <message>
        <source>drums</source>
        <translation>Drums</translation>
    </message>
    <message>
        <source>Drums alone; the rest has the style&apos;s swing.</source>
        <translation>Nur die Drums; der Rest hat den Swing des Stils.</translation>
    </message>
    <message>
        <source>replay</source>
        <translation>Nachspielung</translation>
    </message>
    <message>
        <source>A recording whose own rhythm is the beat, played by the samples&apos; hits</source>
        <translation>Eine Aufnahme, deren eigener Rhythmus der Beat ist, gespielt von den Hits der Samples</translation>
    </message>
    <message>
        <source>players of the replay</source>
        <translation>Spieler der Nachspielung</translation>
    </message>
    <message>
        <source>Drums that play it, by role; of all of them, whoever sounds nearest, where none is named</source>
        <translation>Drums, die sie spielen, nach Rolle; ohne Angabe von allen die ähnlichsten</translation>
    </message>
    <message>
        <source>locked samples</source>
        <translation>gesperrte Samples</translation>
    </message>
    <message>
        <source>The sample that plays a part, by its id or the name of its file, again for each part</source>
        <translation>Das Sample, das eine Stimme spielt, nach Kennung oder Dateiname, für jede Stimme erneut</translation>
    </message>
    <message>
        <source>parts rolled again</source>
        <translation>neu gewürfelte Stimmen</translation>
    </message>
    <message>
        <source>A part or a section that is made anew, N times over, again for each</source>
        <translation>Eine Stimme oder ein Abschnitt, N-mal neu gemacht, für jede erneut</translation>
    </message>
    <message>
        <source>edits of notes</source>
        <translation>Änderungen von Noten</translation>
    </message>
    <message>
        <source>A note that is put in, taken out or changed: LANE[/PATTERN]:BEFORE&gt;AFTER, each note as position,length,key,velocity, again for each</source>
        <translation>Eine Note, die eingefügt, entfernt oder geändert wird: LANE[/PATTERN]:BEFORE&gt;AFTER, jede Note als Position, Länge, Taste, Anschlagstärke, für jede erneut</translation>
    </message>
    <message>
        <source>version of FL Studio</source>
        <translation>Version von FL Studio</translation>
    </message>
    <message>
        <source>Version of FL Studio</source>
        <translation>Version von FL Studio</translation>
    </message>
    <message>
        <source>project to add to</source>
        <translation>Projekt, das ergänzt wird</translation>
    </message>
    <message>
        <source>Add the song to a copy of this project (FL Studio 12 or later), in an arrangement of its own or, before FL Studio 20, behind its clips; nothing that is in it changes</source>
        <translation>Den Song in eine Kopie dieses Projekts einfügen (ab FL Studio 12), in ein eigenes Arrangement oder, vor FL Studio 20, hinter dessen Clips; was darin ist, bleibt</translation>
    </message>
    <message>
        <source>a project of its own</source>
        <translation>ein eigenes Projekt</translation>
    </message>
    <message>
        <source>samples of the project</source>
        <translation>Samples des Projekts</translation>
    </message>
    <message>
        <source>Where the project finds its samples</source>
        <translation>Wo das Projekt seine Samples findet</translation>
    </message>
    <message>
        <source>Copied beside it</source>
        <translation>Daneben kopiert</translation>
    </message>
    <message>
        <source>In a folder beside the project.</source>
        <translation>In einem Ordner neben dem Projekt.</translation>
    </message>
    <message>
        <source>Where they are</source>
        <translation>Wo sie sind</translation>
    </message>
    <message>
        <source>The project names them in their place.</source>
        <translation>Das Projekt nennt sie an ihrem Ort.</translation>
    </message>
    <message>
        <source>In a zip with it</source>
        <translation>Mit ihm in einem Zip</translation>
    </message>
    <message>
        <source>One file, as FL Studio&apos;s own zips.</source>
        <translation>Eine Datei, wie FL Studios eigene Zips.</translation>
    </message>
    <message>
        <source>path style</source>
        <translation>Art der Pfade</translation>
    </message>
    <message>
        <source>How the project names samples</source>
        <translation>Wie das Projekt Samples nennt</translation>
    </message>
    <message>
        <source>As here</source>
        <translation>Wie hier</translation>
    </message>
    <message>
        <source>As this system names files.</source>
        <translation>Wie dieses System Dateien nennt.</translation>
    </message>
    <message>
        <source>Of a Windows machine</source>
        <translation>Eines Windows-Rechners</translation>
    </message>
    <message>
        <source>Under the folder there that the samples will lie in.</source>
        <translation>Unter dem Ordner dort, in dem die Samples liegen werden.</translation>
    </message>
    <message>
        <source>folder on that machine</source>
        <translation>Ordner auf jenem Rechner</translation>
    </message>
    <message>
        <source>With --path-style windows: the folder there that the project&apos;s samples will lie in, such as C:\Packs</source>
        <translation>Mit --path-style windows: der Ordner dort, in dem die Samples des Projekts liegen werden, etwa C:\Packs</translation>
    </message>
    <message>
        <source>genre</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>Genre, as the project says it</source>
        <translation>Genre, wie das Projekt es nennt</translation>
    </message>
    <message>
        <source>artists</source>
        <translation>Künstler</translation>
    </message>
    <message>
        <source>Artists, as the project says them</source>
        <translation>Künstler, wie das Projekt sie nennt</translation>
    </message>
    <message>
        <source>comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Comment of the project</source>
        <translation>Kommentar des Projekts</translation>
    </message>
    <message>
        <source>the key</source>
        <translation>die Tonart</translation>
    </message>
    <message>
        <source>format of the sound</source>
        <translation>Format des Klangs</translation>
    </message>
    <message>
        <source>Format of the mix and the stems</source>
        <translation>Format von Mix und Stems</translation>
    </message>
    <message>
        <source>Boom bap</source>
        <translation>Boom Bap</translation>
    </message>
    <message>
        <source>Kick on one and on the and of three, a hard snare on two and four, swung eighths. 80 to 100 bpm.</source>
        <translation>Kick auf eins und auf drei-und, harte Snare auf zwei und vier, geswingte Achtel. 80 bis 100 bpm.</translation>
    </message>
    <message>
        <source>Trap</source>
        <translation>Trap</translation>
    </message>
    <message>
        <source>Half time: a snare on three, hats that roll in 32nds and triplets, a long 808. 130 to 150 bpm.</source>
        <translation>Half-Time: Snare auf drei, Hats mit Rolls in Zweiunddreißigsteln und Triolen, lange 808. 130 bis 150 bpm.</translation>
    </message>
    <message>
        <source>Drill</source>
        <translation>Drill</translation>
    </message>
    <message>
        <source>A snare that moves from three to four, hats in three, three and two, an 808 that leaps. 138 to 146 bpm.</source>
        <translation>Eine Snare, die von drei auf vier wandert, Hats in drei, drei und zwei, eine 808 mit Sprüngen. 138 bis 146 bpm.</translation>
    </message>
    <message>
        <source>House</source>
        <translation>House</translation>
    </message>
    <message>
        <source>Four on the floor, claps on two and four, open hats between, the bass off the beat. 118 to 130 bpm.</source>
        <translation>Vier Kicks im Takt, Claps auf zwei und vier, offene Hats dazwischen, Bass neben dem Schlag. 118 bis 130 bpm.</translation>
    </message>
    <message>
        <source>Techno</source>
        <translation>Techno</translation>
    </message>
    <message>
        <source>A straight kick, a rumble in sixteenths under it, one clap a bar, few chords. 125 to 145 bpm.</source>
        <translation>Gerade Kick, darunter ein Grollen in Sechzehnteln, ein Clap im Takt, wenige Akkorde. 125 bis 145 bpm.</translation>
    </message>
    <message>
        <source>Drum and bass</source>
        <translation>Drum and Bass</translation>
    </message>
    <message>
        <source>Two-step: kicks on one and on the and of three, snares on two and four, a long bass. 165 to 180 bpm.</source>
        <translation>Two-Step: Kicks auf eins und auf drei-und, Snares auf zwei und vier, langer Bass. 165 bis 180 bpm.</translation>
    </message>
    <message>
        <source>Footwork</source>
        <translation>Footwork</translation>
    </message>
    <message>
        <source>Kicks in threes over four, toms, claps off the beat, triplets that break in. 155 to 165 bpm.</source>
        <translation>Kicks in Dreiern über vier, Toms, Claps neben dem Schlag, einbrechende Triolen. 155 bis 165 bpm.</translation>
    </message>
    <message>
        <source>Slow and late: soft drums far behind the beat, sevenths held for half a bar. 65 to 90 bpm.</source>
        <translation>Langsam und spät: weiche Drums weit hinter dem Schlag, Septakkorde über halbe Takte. 65 bis 90 bpm.</translation>
    </message>
    <message>
        <source>Ambient</source>
        <translation>Ambient</translation>
    </message>
    <message>
        <source>No drums: pads, a drone and the recording&apos;s own air, chords of two bars. 50 to 90 bpm.</source>
        <translation>Keine Drums: Flächen, ein Bordun und die Luft der Aufnahme, Akkorde über zwei Takte. 50 bis 90 bpm.</translation>
    </message>
    <message>
        <source>Cumbia</source>
        <translation>Cumbia</translation>
    </message>
    <message>
        <source>Scraper in a gallop, the drum on the upbeats, a bass of root and fifth. 80 to 105 bpm.</source>
        <translation>Guacharaca im Galopp, die Trommel auf den Offbeats, Bass aus Grundton und Quinte. 80 bis 105 bpm.</translation>
    </message>
    <message>
        <source>Baile funk</source>
        <translation>Baile Funk</translation>
    </message>
    <message>
        <source>Tamborzao: boom, chak, chak, boom, boom, chak, with drums in three, three, four, three, three. 124 to 150 bpm.</source>
        <translation>Tamborzão: bumm, tschak, tschak, bumm, bumm, tschak, mit Trommeln in drei, drei, vier, drei, drei. 124 bis 150 bpm.</translation>
    </message>
    <message>
        <source>metre</source>
        <translation>Taktart</translation>
    </message>
    <message>
        <source>How a bar is counted</source>
        <translation>Wie ein Takt gezählt wird</translation>
    </message>
    <message>
        <source>Four quarters.</source>
        <translation>Vier Viertel.</translation>
    </message>
    <message>
        <source>Three quarters, as a waltz.</source>
        <translation>Drei Viertel, wie ein Walzer.</translation>
    </message>
    <message>
        <source>Six eighths in two groups of three.</source>
        <translation>Sechs Achtel in zwei Dreiergruppen.</translation>
    </message>
    <message>
        <source>Seven eighths: two, two and three.</source>
        <translation>Sieben Achtel: zwei, zwei und drei.</translation>
    </message>
    <message>
        <source>68 bars: long verses, short hooks, a bridge without kick.</source>
        <translation>68 Takte: lange Strophen, kurze Hooks, eine Bridge ohne Kick.</translation>
    </message>
    <message>
        <source>72 bars: the hook before and after each verse.</source>
        <translation>72 Takte: die Hook vor und nach jeder Strophe.</translation>
    </message>
    <message>
        <source>68 bars: hook, verse of sixteen, hook, verse of twelve, hook.</source>
        <translation>68 Takte: Hook, sechzehn Takte Strophe, Hook, zwölf Takte Strophe, Hook.</translation>
    </message>
    <message>
        <source>112 bars with drums alone at both ends, a breakdown before each drop.</source>
        <translation>112 Takte mit Drums allein an beiden Enden, ein Breakdown vor jedem Drop.</translation>
    </message>
    <message>
        <source>128 bars: layers come one by one, a break without kick, a long peak.</source>
        <translation>128 Takte: Lage um Lage kommt hinzu, ein Break ohne Kick, ein langer Höhepunkt.</translation>
    </message>
    <message>
        <source>128 bars: two drops of thirty-two, a breakdown between.</source>
        <translation>128 Takte: zwei Drops zu zweiunddreißig, dazwischen ein Breakdown.</translation>
    </message>
    <message>
        <source>88 bars: work and battle in turns of sixteen.</source>
        <translation>88 Takte: Work und Battle im Wechsel zu sechzehn.</translation>
    </message>
    <message>
        <source>40 bars: two parts that take turns, the background always there.</source>
        <translation>40 Takte: zwei Teile im Wechsel, der Hintergrund immer dabei.</translation>
    </message>
    <message>
        <source>72 bars: layers come, swell and go.</source>
        <translation>72 Takte: Lagen kommen, schwellen an und gehen.</translation>
    </message>
    <message>
        <source>60 bars: a tune before and between the verses, a mambo before the last chorus.</source>
        <translation>60 Takte: eine Melodie vor und zwischen den Strophen, ein Mambo vor dem letzten Refrain.</translation>
    </message>
    <message>
        <source>76 bars: verses of the MC over drums and little else, drops between.</source>
        <translation>76 Takte: Strophen des MC fast nur über Drums, dazwischen Drops.</translation>
    </message>
    <message>
        <source>automation</source>
        <translation>Automation</translation>
    </message>
    <message>
        <source>With the kicks, an octave at the end.</source>
        <translation>Mit den Kicks, am Ende eine Oktave.</translation>
    </message>
    <message>
        <source>Boom bap, sparse</source>
        <translation>Boom Bap, sparsam</translation>
    </message>
    <message>
        <source>One long note and one with the second kick.</source>
        <translation>Eine lange Note und eine mit der zweiten Kick.</translation>
    </message>
    <message>
        <source>Trap 808</source>
        <translation>Trap 808</translation>
    </message>
    <message>
        <source>Long notes on the kicks, the last an octave up.</source>
        <translation>Lange Noten auf den Kicks, die letzte eine Oktave höher.</translation>
    </message>
    <message>
        <source>Trap 808, sparse</source>
        <translation>Trap 808, sparsam</translation>
    </message>
    <message>
        <source>Two long notes a bar.</source>
        <translation>Zwei lange Noten im Takt.</translation>
    </message>
    <message>
        <source>Drill 808</source>
        <translation>Drill 808</translation>
    </message>
    <message>
        <source>Off the beat, with leaps of a fifth and an octave.</source>
        <translation>Neben dem Schlag, mit Sprüngen um Quinte und Oktave.</translation>
    </message>
    <message>
        <source>Drill 808, sparse</source>
        <translation>Drill 808, sparsam</translation>
    </message>
    <message>
        <source>A long note and a leap.</source>
        <translation>Eine lange Note und ein Sprung.</translation>
    </message>
    <message>
        <source>House offbeat</source>
        <translation>House, Offbeat</translation>
    </message>
    <message>
        <source>Between the kicks.</source>
        <translation>Zwischen den Kicks.</translation>
    </message>
    <message>
        <source>House groove</source>
        <translation>House, Groove</translation>
    </message>
    <message>
        <source>Syncopated, with octaves.</source>
        <translation>Synkopiert, mit Oktaven.</translation>
    </message>
    <message>
        <source>Rumble</source>
        <translation>Grollen</translation>
    </message>
    <message>
        <source>Sixteenths everywhere but on the kicks.</source>
        <translation>Sechzehntel überall außer auf den Kicks.</translation>
    </message>
    <message>
        <source>Pulse</source>
        <translation>Puls</translation>
    </message>
    <message>
        <source>The last sixteenth before each kick.</source>
        <translation>Das letzte Sechzehntel vor jeder Kick.</translation>
    </message>
    <message>
        <source>Roller</source>
        <translation>Roller</translation>
    </message>
    <message>
        <source>Notes that roll between the snares.</source>
        <translation>Noten, die zwischen den Snares rollen.</translation>
    </message>
    <message>
        <source>Reese</source>
        <translation>Reese</translation>
    </message>
    <message>
        <source>A note that lasts the bar.</source>
        <translation>Eine Note, die den Takt über hält.</translation>
    </message>
    <message>
        <source>Threes</source>
        <translation>Dreier</translation>
    </message>
    <message>
        <source>Every three sixteenths, as the kicks of the second bar.</source>
        <translation>Alle drei Sechzehntel, wie die Kicks des zweiten Takts.</translation>
    </message>
    <message>
        <source>Sub</source>
        <translation>Sub</translation>
    </message>
    <message>
        <source>Two notes a bar, and room.</source>
        <translation>Zwei Noten im Takt, und Raum.</translation>
    </message>
    <message>
        <source>Root, a fifth, and a pick-up.</source>
        <translation>Grundton, eine Quinte und ein Auftakt.</translation>
    </message>
    <message>
        <source>Lo-fi, long</source>
        <translation>Lo-Fi, lang</translation>
    </message>
    <message>
        <source>A root and its fifth.</source>
        <translation>Ein Grundton und seine Quinte.</translation>
    </message>
    <message>
        <source>Drone</source>
        <translation>Bordun</translation>
    </message>
    <message>
        <source>Root on one, fifth on three, octave on four.</source>
        <translation>Grundton auf eins, Quinte auf drei, Oktave auf vier.</translation>
    </message>
    <message>
        <source>Cumbia, plain</source>
        <translation>Cumbia, schlicht</translation>
    </message>
    <message>
        <source>Root on one, fifth on three.</source>
        <translation>Grundton auf eins, Quinte auf drei.</translation>
    </message>
    <message>
        <source>Booms</source>
        <translation>Bumm, dreimal</translation>
    </message>
    <message>
        <source>With the three booms.</source>
        <translation>Mit den drei tiefen Schlägen.</translation>
    </message>
    <message>
        <source>One boom</source>
        <translation>Bumm, einmal</translation>
    </message>
    <message>
        <source>One note a bar.</source>
        <translation>Eine Note im Takt.</translation>
    </message>
    <message>
        <source>i-VI-iv-VII</source>
        <translation>i-VI-iv-VII</translation>
    </message>
    <message>
        <source>i7-iv7</source>
        <translation>i7-iv7</translation>
    </message>
    <message>
        <source>i7-VImaj7</source>
        <translation>i7-VImaj7</translation>
    </message>
    <message>
        <source>i7-iv7-VII7-IIImaj7</source>
        <translation>i7-iv7-VII7-IIImaj7</translation>
    </message>
    <message>
        <source>Imaj7-IVmaj7</source>
        <translation>Imaj7-IVmaj7</translation>
    </message>
    <message>
        <source>ii7-V7-Imaj7-vi7</source>
        <translation>ii7-V7-Imaj7-vi7</translation>
    </message>
    <message>
        <source>Imaj7-vi7-ii7-V7</source>
        <translation>Imaj7-vi7-ii7-V7</translation>
    </message>
    <message>
        <source>Swells and ducking of the style</source>
        <translation>Anschwellen und Ducking des Stils</translation>
    </message>
</context>
<context>
    <name>KeysModel</name>
    <message>
        <source>Your own</source>
        <translation>Eigene</translation>
    </message>
</context>
<context>
    <name>Manual</name>
    <message>
        <source>Start</source>
        <translation>Erste Schritte</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Aufnahmen</translation>
    </message>
    <message>
        <source>Waveform and regions</source>
        <translation>Wellenform und Regionen</translation>
    </message>
    <message>
        <source>Triage</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>Effects</source>
        <translation>Effekte</translation>
    </message>
    <message>
        <source>All effects</source>
        <translation>Alle Effekte</translation>
    </message>
    <message>
        <source>Pack and export</source>
        <translation>Pack und Export</translation>
    </message>
    <message>
        <source>Song</source>
        <translation>Song</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Several machines</source>
        <translation>Mehrere Rechner</translation>
    </message>
    <message>
        <source>Trouble</source>
        <translation>Probleme</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;Play</source>
        <translation>&amp;Wiedergabe</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>Move edges to zero crossings</source>
        <translation>Ränder auf Nulldurchgänge setzen</translation>
    </message>
    <message>
        <source>Make them %1</source>
        <translation>Als %1 einordnen</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>Verstärkung</translation>
    </message>
    <message>
        <source>Open a recording, or drop one here, to see its waveform.</source>
        <translation>Eine Aufnahme öffnen oder hierher ziehen, um ihre Wellenform zu sehen.</translation>
    </message>
    <message>
        <source>Reading the waveform … %1 %</source>
        <translation>Wellenform wird gelesen … %1 %</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
</context>
<context>
    <name>RegionFacts</name>
    <message>
        <source>as found</source>
        <translation>wie gefunden</translation>
    </message>
    <message>
        <source>at zero crossings</source>
        <translation>an Nulldurchgängen</translation>
    </message>
    <message>
        <source>before the attack</source>
        <translation>vor dem Anschlag</translation>
    </message>
    <message>
        <source>where the wave comes back</source>
        <translation>wo die Welle wiederkehrt</translation>
    </message>
    <message>
        <source>to whole bars</source>
        <translation>auf ganze Takte</translation>
    </message>
    <message>
        <source>click %1 dB, spectral jump %2 dB</source>
        <translation>Knacken %1 dB, Sprung im Spektrum %2 dB</translation>
    </message>
    <message>
        <source>%1 bpm</source>
        <translation>%1 bpm</translation>
    </message>
    <message>
        <source>stretched by %1 %</source>
        <translation>um %1 % gestreckt</translation>
    </message>
    <message>
        <source>cut %1</source>
        <translation>Schnitt %1</translation>
    </message>
    <message>
        <source>crossfaded, no cut passed</source>
        <translation>überblendet, kein Schnitt bestand</translation>
    </message>
    <message>
        <source>not crossfaded</source>
        <translation>nicht überblendet</translation>
    </message>
    <message>
        <source>bar error %1 ms</source>
        <translation>Taktfehler %1 ms</translation>
    </message>
    <message>
        <source>drift %1 ms</source>
        <translation>Drift %1 ms</translation>
    </message>
    <message>
        <source>As written it goes round without a click.</source>
        <translation>Geschrieben läuft er ohne Knacken rund.</translation>
    </message>
    <message>
        <source>As written, behind its effects, its seam is heard (%1).</source>
        <translation>Geschrieben, hinter den Effekten, ist die Naht zu hören (%1).</translation>
    </message>
    <message>
        <source>In the pack: %1. %2</source>
        <translation>Im Pack: %1. %2</translation>
    </message>
    <message>
        <source>Cut %1: %2, bar error %3 ms, drift %4 ms: %5</source>
        <translation>Schnitt %1: %2, Taktfehler %3 ms, Drift %4 ms: %5</translation>
    </message>
    <message>
        <source>passes</source>
        <translation>besteht</translation>
    </message>
    <message>
        <source>fails</source>
        <translation>besteht nicht</translation>
    </message>
    <message>
        <source>In the pack: take %1 of %2 of one sound, all with one gain</source>
        <translation>Im Pack: Take %1 von %2 eines Klangs, alle mit einer Verstärkung</translation>
    </message>
    <message>
        <source> of %1 dB.</source>
        <translation> von %1 dB.</translation>
    </message>
</context>
<context>
    <name>RegionKeys</name>
    <message>
        <source>Play, stop</source>
        <translation>Abspielen, Stopp</translation>
    </message>
    <message>
        <source>Keep, and on to the next</source>
        <translation>Behalten und weiter zur nächsten</translation>
    </message>
    <message>
        <source>Reject, and on to the next</source>
        <translation>Verwerfen und weiter zur nächsten</translation>
    </message>
    <message>
        <source>To be decided again</source>
        <translation>Wieder offen</translation>
    </message>
    <message>
        <source>Next that is to be decided</source>
        <translation>Nächste offene</translation>
    </message>
    <message>
        <source>Hit</source>
        <translation>Hit</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Loop</translation>
    </message>
    <message>
        <source>Phrase</source>
        <translation>Phrase</translation>
    </message>
    <message>
        <source>Texture</source>
        <translation>Textur</translation>
    </message>
    <message>
        <source>Every role</source>
        <translation>Alle Rollen</translation>
    </message>
    <message>
        <source>Yes, the guess is right</source>
        <translation>Ja, die Vermutung stimmt</translation>
    </message>
    <message>
        <source>No, it is not</source>
        <translation>Nein, sie stimmt nicht</translation>
    </message>
    <message>
        <source>The likeliest role of its kind</source>
        <translation>Die naheliegendste Rolle ihrer Art</translation>
    </message>
    <message>
        <source>The second role of its kind</source>
        <translation>Die zweite Rolle ihrer Art</translation>
    </message>
    <message>
        <source>The third role of its kind</source>
        <translation>Die dritte Rolle ihrer Art</translation>
    </message>
    <message>
        <source>The fourth role of its kind</source>
        <translation>Die vierte Rolle ihrer Art</translation>
    </message>
    <message>
        <source>The fifth role of its kind</source>
        <translation>Die fünfte Rolle ihrer Art</translation>
    </message>
    <message>
        <source>Begin 5 ms earlier</source>
        <translation>Anfang 5 ms früher</translation>
    </message>
    <message>
        <source>Begin 1 ms earlier</source>
        <translation>Anfang 1 ms früher</translation>
    </message>
    <message>
        <source>Begin 5 ms later</source>
        <translation>Anfang 5 ms später</translation>
    </message>
    <message>
        <source>Begin 1 ms later</source>
        <translation>Anfang 1 ms später</translation>
    </message>
    <message>
        <source>End 5 ms earlier</source>
        <translation>Ende 5 ms früher</translation>
    </message>
    <message>
        <source>End 1 ms earlier</source>
        <translation>Ende 1 ms früher</translation>
    </message>
    <message>
        <source>End 5 ms later</source>
        <translation>Ende 5 ms später</translation>
    </message>
    <message>
        <source>End 1 ms later</source>
        <translation>Ende 1 ms später</translation>
    </message>
</context>
<context>
    <name>Sink</name>
    <message>
        <source>The sound device «%1» takes no format that can be played. Choose another one, or look at the system&apos;s settings.</source>
        <translation>Das Audiogerät „%1“ unterstützt kein abspielbares Format. Ein anderes wählen oder die Systemeinstellungen prüfen.</translation>
    </message>
    <message>
        <source>The sound device «%1» can&apos;t be opened. Perhaps another program holds it; close that and play again.</source>
        <translation>Das Audiogerät „%1“ lässt sich nicht öffnen. Vielleicht belegt es ein anderes Programm; dieses schließen und erneut abspielen.</translation>
    </message>
</context>
<context>
    <name>SnapMode</name>
    <message>
        <source>Zero crossings</source>
        <translation>Nulldurchgänge</translation>
    </message>
    <message>
        <source>Transients</source>
        <translation>Transienten</translation>
    </message>
    <message>
        <source>Grid of beats</source>
        <translation>Taktraster</translation>
    </message>
</context>
<context>
    <name>SpectrogramMode</name>
    <message>
        <source>No spectrogram</source>
        <translation>Kein Spektrogramm</translation>
    </message>
    <message>
        <source>Below the wave</source>
        <translation>Unter der Welle</translation>
    </message>
    <message>
        <source>Blended with the wave</source>
        <translation>Hinter der Welle</translation>
    </message>
</context>
<context>
    <name>TimeFormat</name>
    <message>
        <source>Minutes and seconds</source>
        <translation>Minuten und Sekunden</translation>
    </message>
    <message>
        <source>m:s</source>
        <translation>m:s</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Samples</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>Samples</translation>
    </message>
    <message>
        <source>Bars and beats</source>
        <translation>Takte und Schläge</translation>
    </message>
    <message>
        <source>bars</source>
        <translation>Takte</translation>
    </message>
    <message>
        <source>Clock of the recording</source>
        <translation>Uhrzeit der Aufnahme</translation>
    </message>
    <message>
        <source>clock</source>
        <translation>Uhr</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::About</name>
    <message>
        <source>About Gleaner</source>
        <translation>Über Gleaner</translation>
    </message>
    <message>
        <source>&lt;b&gt;Gleaner %1&lt;/b&gt;</source>
        <translation>&lt;b&gt;Gleaner %1&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Field recordings in, a sample pack and an FL Studio song out.&lt;br&gt;&lt;br&gt;Free software under the GNU General Public License, version 3 or later. Built with Qt, libsndfile, FFTW, libebur128, soxr and QuaZip.&lt;br&gt;&lt;br&gt;FL Studio is a trademark of Image-Line; this program has no tie to it.</source>
        <translation>Field Recordings hinein, ein Sample-Pack und ein FL-Studio-Song heraus.&lt;br&gt;&lt;br&gt;Freie Software unter der GNU General Public License, Version 3 oder später. Gebaut mit Qt, libsndfile, FFTW, libebur128, soxr und QuaZip.&lt;br&gt;&lt;br&gt;FL Studio ist eine Marke von Image-Line; dieses Programm steht in keiner Verbindung dazu.</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::Actions</name>
    <message>
        <source>&amp;Undo %1</source>
        <translation>&amp;Rückgängig: %1</translation>
    </message>
    <message>
        <source>&amp;Redo %1</source>
        <translation>&amp;Wiederholen: %1</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::AlignMenu</name>
    <message>
        <source>Align by sound with</source>
        <translation>Nach dem Klang ausrichten an</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::AlternativesModel</name>
    <message>
        <source>as it is</source>
        <translation>wie er ist</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 LUFS</source>
        <translation>%1 LUFS</translation>
    </message>
    <message>
        <source>%1, plays the part now</source>
        <translation>%1, spielt die Stimme jetzt</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Sample</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Wertung</translation>
    </message>
    <message>
        <source>Semitones</source>
        <translation>Halbtöne</translation>
    </message>
    <message>
        <source>Stretch</source>
        <translation>Dehnung</translation>
    </message>
    <message>
        <source>Character</source>
        <translation>Charakter</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Pegel</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>The furthest that its notes move it</source>
        <translation>So weit verschieben ihn seine Noten höchstens</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::ArrangementView</name>
    <message>
        <source>Whole song</source>
        <translation>Ganzer Song</translation>
    </message>
    <message>
        <source>M</source>
        <comment>mute</comment>
        <translation>M</translation>
    </message>
    <message>
        <source>S</source>
        <comment>solo</comment>
        <translation>S</translation>
    </message>
    <message>
        <source>Arrangement of the song</source>
        <translation>Arrangement des Songs</translation>
    </message>
    <message>
        <source>No song yet</source>
        <translation>Noch kein Song</translation>
    </message>
    <message>
        <source>bar %1</source>
        <translation>Takt %1</translation>
    </message>
    <message>
        <source>clip %1</source>
        <translation>Clip %1</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>stumm</translation>
    </message>
    <message>
        <source>solo</source>
        <translation>solo</translation>
    </message>
    <message>
        <source>Mute: this lane is not heard</source>
        <translation>Stumm: Diese Spur ist nicht zu hören</translation>
    </message>
    <message>
        <source>Solo: only lanes that are solo are heard</source>
        <translation>Solo: Nur Spuren auf Solo sind zu hören</translation>
    </message>
    <message>
        <source>%1, bars %2 to %3</source>
        <translation>%1, Takte %2 bis %3</translation>
    </message>
    <message>
        <source>%1, bars %2 to %3. Click to play from here, double click to loop it.</source>
        <translation>%1, Takte %2 bis %3. Klick spielt ab hier, Doppelklick wiederholt den Abschnitt.</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::Audition</name>
    <message>
        <source>%1: %2.</source>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>Heard as it was recorded. %1</source>
        <translation>Wie aufgenommen zu hören. %1</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::BottomBar</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::ChannelMenu</name>
    <message>
        <source>Channels</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>By itself: where each sound stands out</source>
        <translation>Automatisch: wo jeder Klang am besten heraussticht</translation>
    </message>
    <message>
        <source>Mean of all</source>
        <translation>Mittel aus allen</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::ChoicesModel</name>
    <message>
        <source>silent</source>
        <translation>stumm</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Stimme</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Sample</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Wertung</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>%1, locked</source>
        <translation>%1, gesperrt</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Was soll geschehen?</translation>
    </message>
    <message>
        <source>Words of a command</source>
        <translation>Wörter eines Befehls</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::DeviceMenu</name>
    <message>
        <source>Sound device</source>
        <translation>Audiogerät</translation>
    </message>
    <message>
        <source>The system&apos;s device</source>
        <translation>Gerät des Systems</translation>
    </message>
    <message>
        <source>The system&apos;s device: %1</source>
        <translation>Gerät des Systems: %1</translation>
    </message>
    <message>
        <source>%1 (not there now)</source>
        <translation>%1 (zurzeit nicht da)</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::Document</name>
    <message>
        <source>Return to “%1”</source>
        <translation>Zurück zu „%1“</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>Open %1 recordings</source>
        <translation>%1 Aufnahmen öffnen</translation>
    </message>
    <message>
        <source>Find regions</source>
        <translation>Regionen finden</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>Find recordings</source>
        <translation>Aufnahmen finden</translation>
    </message>
    <message>
        <source>Channels of %1</source>
        <translation>Kanäle von %1</translation>
    </message>
    <message>
        <source>Shape region</source>
        <translation>Region formen</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>Move region</source>
        <translation>Region verschieben</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Regions of labels</source>
        <translation>Regionen aus Textmarken</translation>
    </message>
    <message>
        <source>Make it a %1</source>
        <translation>Als %1 einordnen</translation>
    </message>
    <message>
        <source>Role %1</source>
        <translation>Rolle %1</translation>
    </message>
    <message>
        <source>New %1</source>
        <translation>%1 anlegen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Bring back removed regions</source>
        <translation>Entfernte Regionen zurückholen</translation>
    </message>
    <message>
        <source>Join regions</source>
        <translation>Regionen verbinden</translation>
    </message>
    <message>
        <source>Split region</source>
        <translation>Region teilen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Move to another group</source>
        <translation>In andere Gruppe verschieben</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Weglassen</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>Aufnehmen</translation>
    </message>
    <message>
        <source>Preset %1</source>
        <translation>Preset %1</translation>
    </message>
    <message>
        <source>One chain for all</source>
        <translation>Eine Kette für alle</translation>
    </message>
    <message>
        <source>Effects %1</source>
        <translation>Effekte %1</translation>
    </message>
    <message>
        <source>Align %1</source>
        <translation>%1 ausrichten</translation>
    </message>
    <message>
        <source>Open %1 apart</source>
        <translation>%1 einzeln öffnen</translation>
    </message>
    <message>
        <source>Number anew</source>
        <translation>Neu nummerieren</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::DragFiles</name>
    <message>
        <source>Files for dragging can&apos;t be made: %1.</source>
        <translation>Dateien zum Herausziehen lassen sich nicht erstellen: %1.</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::EffectEditor</name>
    <message>
        <source>This version of Gleaner doesn&apos;t know the effect «%1».</source>
        <translation>Diese Version von Gleaner kennt den Effekt „%1“ nicht.</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::EffectList</name>
    <message>
        <source>Effects, in the order in which they act</source>
        <translation>Effekte in der Reihenfolge, in der sie wirken</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::EffectListModel</name>
    <message>
        <source>%1 (unknown)</source>
        <translation>%1 (unbekannt)</translation>
    </message>
    <message>
        <source>This version of Gleaner doesn&apos;t know this effect. Remove it, or open the preset with a newer version.</source>
        <translation>Diese Version von Gleaner kennt den Effekt nicht. Effekt entfernen oder das Preset mit einer neueren Version öffnen.</translation>
    </message>
    <message>
        <source>%1, switched off</source>
        <translation>%1, ausgeschaltet</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::EffectView</name>
    <message>
        <source>Picture of the effect %1</source>
        <translation>Bild des Effekts %1</translation>
    </message>
    <message>
        <source>%1 %2. Arrow keys move it.</source>
        <translation>%1 %2. Mit den Pfeiltasten verschieben.</translation>
    </message>
    <message>
        <source>Changes the level by up to %1.</source>
        <translation>Ändert den Pegel um bis zu %1.</translation>
    </message>
    <message>
        <source>before</source>
        <translation>vorher</translation>
    </message>
    <message>
        <source>right</source>
        <translation>rechts</translation>
    </message>
    <message>
        <source>left</source>
        <translation>links</translation>
    </message>
    <message>
        <source>after</source>
        <translation>nachher</translation>
    </message>
    <message>
        <source>Picture of the effect</source>
        <translation>Bild des Effekts</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::EmptyPage</name>
    <message>
        <source>Drop recordings here</source>
        <translation>Aufnahmen hierher ziehen</translation>
    </message>
    <message>
        <source>Gleaner finds the hits, loops, phrases and textures in them.
WAV, FLAC, AIFF, CAF, Ogg, Opus, MP3, M4A, films and more, of any length.</source>
        <translation>Gleaner findet darin Hits, Loops, Phrasen und Texturen.
WAV, FLAC, AIFF, CAF, Ogg, Opus, MP3, M4A, Videos und mehr, in beliebiger Länge.</translation>
    </message>
    <message>
        <source>Open recordings…</source>
        <translation>Aufnahmen öffnen…</translation>
    </message>
    <message>
        <source>Open the demo</source>
        <translation>Demo öffnen</translation>
    </message>
    <message>
        <source>Take the tour</source>
        <translation>Rundgang machen</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::ExportDialog</name>
    <message>
        <source>Export the pack</source>
        <translation>Pack exportieren</translation>
    </message>
    <message>
        <source>&amp;Into</source>
        <translation>&amp;Nach</translation>
    </message>
    <message>
        <source>Folder that gets the pack</source>
        <translation>Zielordner für das Pack</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>You can close this and go on working: the export runs beside.</source>
        <translation>Der Export läuft nebenher: Das Fenster kann geschlossen werden, die Arbeit weitergehen.</translation>
    </message>
    <message>
        <source>Stop the export</source>
        <translation>Export abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Say into which folder.</source>
        <translation>Bitte den Zielordner angeben.</translation>
    </message>
    <message>
        <source>Exporting …</source>
        <translation>Export läuft …</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>Fortschritt des Exports</translation>
    </message>
    <message>
        <source>&amp;Speech</source>
        <translation>&amp;Sprache</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::Exporter</name>
    <message>
        <source>There is nothing to export yet: open a recording first.</source>
        <translation>Noch gibt es nichts zu exportieren: zuerst eine Aufnahme öffnen.</translation>
    </message>
    <message>
        <source>%1: %2. Put it back where it was, or remove it from the session.</source>
        <translation>%1: %2. An den alten Ort zurücklegen oder aus der Sitzung entfernen.</translation>
    </message>
    <message>
        <source>Exporting the pack</source>
        <translation>Pack wird exportiert</translation>
    </message>
    <message>
        <source>%1 rendered, %2 reused — %3</source>
        <translation>%1 gerendert, %2 übernommen — %3</translation>
    </message>
    <message>
        <source>Exporting the song</source>
        <translation>Song wird exportiert</translation>
    </message>
    <message>
        <source>%1 bars from %2 samples — %3</source>
        <translation>%1 Takte aus %2 Samples — %3</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::ForecastModel</name>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>no longer in it</source>
        <translation>nicht mehr dabei</translation>
    </message>
    <message>
        <source>Rendered already</source>
        <translation>Schon gerendert</translation>
    </message>
    <message>
        <source>Will be rendered; the size is an estimate</source>
        <translation>Wird noch gerendert; die Größe ist geschätzt</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Sample</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::ForecastPage</name>
    <message>
        <source>Files of the pack</source>
        <translation>Dateien des Packs</translation>
    </message>
    <message>
        <source>To look at first</source>
        <translation>Vorher ansehen</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>Anzusehen</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>no longer in it</source>
        <translation>nicht mehr dabei</translation>
    </message>
    <message>
        <source>Looking at the folder …</source>
        <translation>Ordner wird durchgesehen …</translation>
    </message>
    <message>
        <source>1 sample</source>
        <translation>1 Sample</translation>
    </message>
    <message>
        <source>%1 samples</source>
        <translation>%1 Samples</translation>
    </message>
    <message>
        <source>%1 with the zip</source>
        <translation>%1 mit dem Zip</translation>
    </message>
    <message>
        <source>about %1 with the zip</source>
        <translation>etwa %1 mit dem Zip</translation>
    </message>
    <message>
        <source>%1 to render, %2 rendered already</source>
        <translation>%1 zu rendern, %2 schon gerendert</translation>
    </message>
    <message>
        <source>all rendered already</source>
        <translation>alles schon gerendert</translation>
    </message>
    <message>
        <source>This very pack lies there already. What you put into its folder stays.</source>
        <translation>Genau dieses Pack liegt dort schon. Eigene Dateien in seinem Ordner bleiben erhalten.</translation>
    </message>
    <message>
        <source>Compared with %1, which stays as it is: this one gets a folder of its own.</source>
        <translation>Verglichen mit %1, das unverändert bleibt: Dieses Pack bekommt einen eigenen Ordner.</translation>
    </message>
    <message>
        <source>No earlier pack of this name lies there.</source>
        <translation>Dort liegt noch kein Pack dieses Namens.</translation>
    </message>
    <message>
        <source>To look at (%1)</source>
        <translation>Anzusehen (%1)</translation>
    </message>
    <message>
        <source>It can&apos;t be written as it is.</source>
        <translation>So lässt es sich nicht schreiben.</translation>
    </message>
    <message>
        <source>What the export would do</source>
        <translation>Was der Export tun würde</translation>
    </message>
    <message>
        <source>about %1 of it for kits</source>
        <translation>davon etwa %1 für Kits</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::KeysDialog</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>Befehle und ihre Tasten</translation>
    </message>
    <message>
        <source>Search commands and keys</source>
        <translation>Befehle und Tasten suchen</translation>
    </message>
    <message>
        <source>Keys as in</source>
        <translation>Tasten wie in</translation>
    </message>
    <message>
        <source>The keys of %1 where it has the same command; all others stay.</source>
        <translation>Die Tasten von %1, wo es denselben Befehl hat; alle anderen bleiben.</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Neue Taste</translation>
    </message>
    <message>
        <source>Further key</source>
        <translation>Weitere Taste</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Keine Taste</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Alle zurücksetzen</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Press a key …</source>
        <translation>Taste drücken …</translation>
    </message>
    <message>
        <source>Press the key for «%1», or Escape to leave it as it is.</source>
        <translation>Die Taste für „%1“ drücken, oder Esc, um nichts zu ändern.</translation>
    </message>
    <message>
        <source>%1 is taken from %2. Reset gives it back.</source>
        <translation>%1 wird %2 weggenommen. Zurücksetzen gibt sie wieder.</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::KindChip</name>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Show %1, %2 found</source>
        <translation>%1 zeigen, %2 gefunden</translation>
    </message>
    <message>
        <source>Show and look for %1. %2 found.</source>
        <translation>%1 zeigen und suchen. %2 gefunden.</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::LabelFiles</name>
    <message>
        <source>Regions from labels: %1.</source>
        <translation>Regionen aus Textmarken: %1.</translation>
    </message>
    <message>
        <source>There is no label in %1.</source>
        <translation>In %1 steht keine Textmarke.</translation>
    </message>
    <message>
        <source>Labels behind the end of the recording were left out: %1.</source>
        <translation>Weggelassene Textmarken hinter dem Ende der Aufnahme: %1.</translation>
    </message>
    <message>
        <source>Labels written: %1</source>
        <translation>Geschriebene Textmarken: %1</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::LevelMeter</name>
    <message>
        <source>Level</source>
        <translation>Pegel</translation>
    </message>
    <message>
        <source>M %1  S %2 LUFS</source>
        <translation>M %1  S %2 LUFS</translation>
    </message>
    <message>
        <source>Peak %1  True %2 dB</source>
        <translation>Peak %1  True %2 dB</translation>
    </message>
    <message>
        <source>Level and loudness of what plays, before the volume</source>
        <translation>Pegel und Lautheit der Wiedergabe, vor dem Lautstärkeregler</translation>
    </message>
    <message>
        <source>Highest since the meter was reset: peak left %1, right %2 dBFS, true peak %3 dBTP, momentary %4, short-term %5 LUFS</source>
        <translation>Höchstwerte seit dem Zurücksetzen: Spitze links %1, rechts %2 dBFS, True Peak %3 dBTP, Momentan-Lautheit %4, Kurzzeit-Lautheit %5 LUFS</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::LibraryModel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>BPM</source>
        <translation>BPM</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tonart</translation>
    </message>
    <message>
        <source>LUFS</source>
        <translation>LUFS</translation>
    </message>
    <message>
        <source>Character</source>
        <translation>Charakter</translation>
    </message>
    <message>
        <source>Pack</source>
        <translation>Pack</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Aufnahme</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::LibraryPage</name>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search the library</source>
        <translation>Die Bibliothek durchsuchen</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Return plays as well</source>
        <translation>Auch mit der Eingabetaste</translation>
    </message>
    <message>
        <source>Go to source</source>
        <translation>Zur Quelle</translation>
    </message>
    <message>
        <source>Open the recording that it is from, where it is from</source>
        <translation>Die Aufnahme öffnen, aus der es stammt, an seiner Stelle</translation>
    </message>
    <message>
        <source>Sounds like this</source>
        <translation>Ähnlich klingende</translation>
    </message>
    <message>
        <source>The nearest sounds first</source>
        <translation>Die ähnlichsten Klänge zuerst</translation>
    </message>
    <message>
        <source>By name again</source>
        <translation>Wieder nach Namen</translation>
    </message>
    <message>
        <source>In the order of names</source>
        <translation>In der Reihenfolge der Namen</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>Ordner aufnehmen …</translation>
    </message>
    <message>
        <source>Listen to the samples of a folder and enter them</source>
        <translation>Die Samples eines Ordners anhören und aufnehmen</translation>
    </message>
    <message>
        <source>Samples of the library</source>
        <translation>Samples der Bibliothek</translation>
    </message>
    <message>
        <source>Samples: %1</source>
        <translation>Samples: %1</translation>
    </message>
    <message>
        <source>The first %1 samples</source>
        <translation>Die ersten %1 Samples</translation>
    </message>
    <message>
        <source>No samples yet. A pack enters when it is exported; + enters a folder of samples.</source>
        <translation>Noch keine Samples. Ein Pack kommt beim Export hinein; + nimmt einen Ordner mit Samples auf.</translation>
    </message>
    <message>
        <source>No sample is like that. Search for less, or set a filter back.</source>
        <translation>Kein Sample ist so. Nach weniger suchen oder einen Filter zurücksetzen.</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::LiveDetection</name>
    <message>
        <source>Listening to %1</source>
        <translation>%1 wird analysiert</translation>
    </message>
    <message>
        <source>Detect</source>
        <translation>Erkennen</translation>
    </message>
    <message>
        <source>Regions in %1: %2</source>
        <translation>Regionen in %1: %2</translation>
    </message>
    <message>
        <source>Regions in %1: %2. Removed ones stay away: %3 (Edit, Bring back removed regions).</source>
        <translation>Regionen in %1: %2. Entfernte bleiben weg: %3 (Bearbeiten, Entfernte Regionen zurückholen).</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::MainWindow</name>
    <message>
        <source>Regions</source>
        <translation>Regionen</translation>
    </message>
    <message>
        <source>Pack</source>
        <translation>Pack</translation>
    </message>
    <message>
        <source>Effects</source>
        <translation>Effekte</translation>
    </message>
    <message>
        <source>Song</source>
        <translation>Song</translation>
    </message>
    <message>
        <source>There are no recordings in %1.</source>
        <translation>In %1 gibt es keine Aufnahmen.</translation>
    </message>
    <message>
        <source>Save the preset</source>
        <translation>Preset speichern</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>State of %1</source>
        <translation>Stand von %1</translation>
    </message>
    <message>
        <source>Name this state</source>
        <translation>Diesen Stand benennen</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Stopp</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>&amp;Abspielen</translation>
    </message>
    <message>
        <source>No sessions yet</source>
        <translation>Noch keine Sitzungen</translation>
    </message>
    <message>
        <source>Forget them</source>
        <translation>Liste leeren</translation>
    </message>
    <message>
        <source>New group</source>
        <translation>Neue Gruppe</translation>
    </message>
    <message>
        <source>Name of the folder in the pack:</source>
        <translation>Name des Ordners im Pack:</translation>
    </message>
    <message>
        <source>The language changes when Gleaner is started next.</source>
        <translation>Die Sprache wechselt beim nächsten Start von Gleaner.</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>%1: cancelled.</source>
        <translation>%1: abgebrochen.</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Aufnahmen</translation>
    </message>
    <message>
        <source>What you open or drop on the window stands here. The demo is a walk of a minute and a half; it comes in a moment. Recordings are never changed.</source>
        <translation>Hier steht, was geöffnet oder auf das Fenster gezogen wird. Die Demo ist ein Spaziergang von anderthalb Minuten; sie kommt gleich. Aufnahmen werden nie verändert.</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>Gleaner marks hits, loops, phrases and textures. Click a region and press %1 to hear it, drag its edges to move them. The wheel zooms.</source>
        <translation>Gleaner markiert Hits, Loops, Phrasen und Texturen. Eine Region anklicken und mit %1 anhören; an ihren Rändern ziehen, um sie zu ändern. Das Mausrad zoomt.</translation>
    </message>
    <message>
        <source>How much is found</source>
        <translation>Wie viel gefunden wird</translation>
    </message>
    <message>
        <source>At the left only what stands out plainly, at the right everything that could be a sample. What you changed by hand stays as it is.</source>
        <translation>Links nur, was deutlich heraussticht, rechts alles, was ein Sample sein könnte. Was von Hand geändert ist, bleibt.</translation>
    </message>
    <message>
        <source>To the keepers</source>
        <translation>Zu den Besten</translation>
    </message>
    <message>
        <source>All regions in a table. Choose the first one, then decide by key: %1 keeps, %2 rejects, and the next one is heard. Uncertain roles, tempi and keys are asked about.</source>
        <translation>Alle Regionen in einer Tabelle. Die erste wählen und per Taste entscheiden: %1 behält, %2 verwirft, und die nächste ist zu hören. Nach unsicheren Rollen, Tempi und Tonarten wird gefragt.</translation>
    </message>
    <message>
        <source>The sound</source>
        <translation>Der Klang</translation>
    </message>
    <message>
        <source>Choose a preset or build a chain; each effect is drawn by what it does to the region that is chosen. %1 compares it with the recording, equally loud.</source>
        <translation>Ein Preset wählen oder eine Kette bauen; jeder Effekt ist gezeichnet, wie er auf die gewählte Region wirkt. %1 vergleicht mit der Aufnahme, gleich laut.</translation>
    </message>
    <message>
        <source>The pack</source>
        <translation>Das Pack</translation>
    </message>
    <message>
        <source>Every file as it will be written: names, folders, loudness. Rows can be dragged into another program.</source>
        <translation>Jede Datei, wie sie geschrieben wird: Namen, Ordner, Lautheit. Zeilen lassen sich in andere Programme ziehen.</translation>
    </message>
    <message>
        <source>The song</source>
        <translation>Der Song</translation>
    </message>
    <message>
        <source>A song made of the pack: choose key, tempo and style, or roll the dice.</source>
        <translation>Ein Song aus dem Pack: Tonart, Tempo und Stil wählen oder würfeln.</translation>
    </message>
    <message>
        <source>Out of the window</source>
        <translation>Aus dem Fenster hinaus</translation>
    </message>
    <message>
        <source>These two write the pack with its zip, and an FL Studio project; they say first what they will do. %1 finds any command, %2 shows every key, %3 opens the manual.</source>
        <translation>Diese beiden schreiben das Pack mit seinem Zip und ein FL-Studio-Projekt; vorher sagen sie, was sie tun werden. %1 findet jeden Befehl, %2 zeigt alle Tasten, %3 öffnet das Handbuch.</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>%1 is a sample that Gleaner made. Go to the recording that it is from?</source>
        <translation>%1 ist ein Sample von Gleaner. Zur Aufnahme gehen, aus der es stammt?</translation>
    </message>
    <message>
        <source>Go to source</source>
        <translation>Zur Quelle</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>The pack is written, and not in the library: %1</source>
        <translation>Das Pack ist geschrieben, aber nicht in der Bibliothek: %1</translation>
    </message>
    <message>
        <source>Entering %1 into the library</source>
        <translation>%1 in die Bibliothek aufnehmen</translation>
    </message>
    <message>
        <source>New in the library: %1; changed: %2; no longer there: %3.</source>
        <translation>Neu in der Bibliothek: %1; geändert: %2; nicht mehr da: %3.</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::ManualWindow</name>
    <message>
        <source>Manual</source>
        <translation>Handbuch</translation>
    </message>
    <message>
        <source>Search the manual</source>
        <translation>Handbuch durchsuchen</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Page of the manual</source>
        <translation>Seite des Handbuchs</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::MessageBar</name>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation>Meldung schließen</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::NativeDialogs</name>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Labels as text (*.txt)</source>
        <translation>Textmarken als Text (*.txt)</translation>
    </message>
    <message>
        <source>Recordings (%1)</source>
        <translation>Aufnahmen (%1)</translation>
    </message>
    <message>
        <source>Open recordings</source>
        <translation>Aufnahmen öffnen</translation>
    </message>
    <message>
        <source>Open a session</source>
        <translation>Sitzung öffnen</translation>
    </message>
    <message>
        <source>Gleaner sessions (*.gleaner)</source>
        <translation>Gleaner-Sitzungen (*.gleaner)</translation>
    </message>
    <message>
        <source>Save the session</source>
        <translation>Sitzung speichern</translation>
    </message>
    <message>
        <source>Export the pack into a folder</source>
        <translation>Pack in einen Ordner exportieren</translation>
    </message>
    <message>
        <source>Export here</source>
        <translation>Hierher exportieren</translation>
    </message>
    <message>
        <source>Look for missing recordings in a folder and all below it</source>
        <translation>Fehlende Aufnahmen in einem Ordner und allen Unterordnern suchen</translation>
    </message>
    <message>
        <source>Look here</source>
        <translation>Hier suchen</translation>
    </message>
    <message>
        <source>Export an FL Studio project</source>
        <translation>FL-Studio-Projekt exportieren</translation>
    </message>
    <message>
        <source>FL Studio projects (*.flp)</source>
        <translation>FL-Studio-Projekte (*.flp)</translation>
    </message>
    <message>
        <source>Import labels</source>
        <translation>Textmarken importieren</translation>
    </message>
    <message>
        <source>Export labels</source>
        <translation>Textmarken exportieren</translation>
    </message>
    <message>
        <source>Unsaved work</source>
        <translation>Ungesicherte Arbeit</translation>
    </message>
    <message>
        <source>Save the changes of “%1”?</source>
        <translation>Änderungen an „%1“ speichern?</translation>
    </message>
    <message>
        <source>Without saving, the regions you drew, the names and the settings are lost. The recordings are never changed.</source>
        <translation>Ohne Speichern gehen gezeichnete Regionen, Namen und Einstellungen verloren. Die Aufnahmen selbst werden nie geändert.</translation>
    </message>
    <message>
        <source>Enter the samples of a folder into the library</source>
        <translation>Die Samples eines Ordners in die Bibliothek aufnehmen</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Aufnehmen</translation>
    </message>
    <message>
        <source>Export the song into a folder</source>
        <translation>Song in einen Ordner exportieren</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::NewFolderDialog</name>
    <message>
        <source>&amp;Folder, also a new one:</source>
        <translation>&amp;Ordner, auch ein neuer:</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::NoteEditor</name>
    <message>
        <source>Notes of the clip</source>
        <translation>Noten des Clips</translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation>Note einfügen</translation>
    </message>
    <message>
        <source>Remove a note</source>
        <translation>Note entfernen</translation>
    </message>
    <message>
        <source>Velocity</source>
        <translation>Anschlagstärke</translation>
    </message>
    <message>
        <source>Length of a note</source>
        <translation>Länge einer Note</translation>
    </message>
    <message>
        <source>Move a note</source>
        <translation>Note verschieben</translation>
    </message>
    <message>
        <source>No clip with notes under the cursor</source>
        <translation>Kein Clip mit Noten unter dem Cursor</translation>
    </message>
    <message>
        <source>beat %1</source>
        <translation>Schlag %1</translation>
    </message>
    <message>
        <source>note, velocity %1</source>
        <translation>Note, Anschlagstärke %1</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>Put the cursor onto a clip with notes to see and change them.</source>
        <translation>Cursor auf einen Clip mit Noten setzen, um sie zu sehen und zu ändern.</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::OpenRecordings</name>
    <message>
        <source>%1 %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 %2 recordings</source>
        <translation>%1: %2 Aufnahmen</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Opening the demo</source>
        <translation>Demo wird geöffnet</translation>
    </message>
    <message>
        <source>%1 is open already.</source>
        <translation>%1 ist schon geöffnet.</translation>
    </message>
    <message>
        <source>Listening to</source>
        <translation>Analyse</translation>
    </message>
    <message>
        <source>%1 goes on in %2: read as one recording, without a gap. Its menu in the list opens the files apart.</source>
        <translation>%1 geht in %2 weiter: als eine Aufnahme gelesen, ohne Lücke. Das Menü in der Liste öffnet die Dateien einzeln.</translation>
    </message>
    <message>
        <source>Opening %1 apart</source>
        <translation>%1 wird einzeln geöffnet</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::Output</name>
    <message>
        <source>No sound device was found, so nothing can be played. Everything else works; connect one and play again.</source>
        <translation>Kein Audiogerät gefunden, daher ist keine Wiedergabe möglich. Alles andere geht; ein Gerät anschließen und erneut abspielen.</translation>
    </message>
    <message>
        <source>The sound device «%1» is not there; sound comes out of «%2» until it is back.</source>
        <translation>Das Audiogerät „%1“ ist nicht da; bis es zurück ist, läuft der Ton über „%2“.</translation>
    </message>
    <message>
        <source>The sound device «%1» is back and used again.</source>
        <translation>Das Audiogerät „%1“ ist wieder da und wird wieder benutzt.</translation>
    </message>
    <message>
        <source>The sound device takes no more sound. Look at the system&apos;s sound settings and play again.</source>
        <translation>Das Audiogerät nimmt keinen Ton mehr an. Die Audio-Einstellungen des Systems prüfen und erneut abspielen.</translation>
    </message>
    <message>
        <source>The sound device went away. Connect it and play again.</source>
        <translation>Das Audiogerät ist weg. Wieder anschließen und erneut abspielen.</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::OverviewStrip</name>
    <message>
        <source>Overview of the whole recording</source>
        <translation>Übersicht der ganzen Aufnahme</translation>
    </message>
    <message>
        <source>The whole recording. Drag the window to scroll, its edges to zoom.
The strip on top is bright where something new begins.</source>
        <translation>Die ganze Aufnahme. Den Ausschnitt ziehen zum Scrollen, seine Ränder zum Zoomen.
Der Streifen oben ist hell, wo etwas Neues beginnt.</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::PackCounts</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>, at least %1 wanted</source>
        <translation>, mindestens %1 gewünscht</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::PackModel</name>
    <message>
        <source>Loudness as measured after rendering; empty until then</source>
        <translation>Lautheit, nach dem Rendern gemessen; bis dahin leer</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tonart</translation>
    </message>
    <message>
        <source>BPM</source>
        <translation>BPM</translation>
    </message>
    <message>
        <source>LUFS</source>
        <translation>LUFS</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>%1  (%2)</source>
        <translation>%1  (%2)</translation>
    </message>
    <message>
        <source>%1, files: %2</source>
        <translation>%1, Dateien: %2</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>Stille</translation>
    </message>
    <message>
        <source>Left out: %1</source>
        <translation>Weggelassen: %1</translation>
    </message>
    <message>
        <source>from %1, %2 % sure</source>
        <translation>aus %1, zu %2 % sicher</translation>
    </message>
    <message>
        <source>%1 beats per minute</source>
        <translation>%1 Schläge pro Minute</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>weggelassen</translation>
    </message>
    <message>
        <source>would be refused</source>
        <translation>würde abgelehnt</translation>
    </message>
    <message>
        <source>worth a look</source>
        <translation>einen Blick wert</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::PackPage</name>
    <message>
        <source>Files of the pack</source>
        <translation>Dateien des Packs</translation>
    </message>
    <message>
        <source>Thin out hits…</source>
        <translation>Hits ausdünnen…</translation>
    </message>
    <message>
        <source>Leave near-duplicates out of the pack, or keep the hits that differ most</source>
        <translation>Fast gleiche Hits aus dem Pack weglassen oder nur die unterschiedlichsten behalten</translation>
    </message>
    <message>
        <source>The files of the pack will stand here once a recording is open.</source>
        <translation>Hier stehen die Dateien des Packs, sobald eine Aufnahme geöffnet ist.</translation>
    </message>
    <message>
        <source>No regions yet: press Detect, or draw one in the waveform.</source>
        <translation>Noch keine Regionen: Erkennen drücken oder eine in der Wellenform zeichnen.</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Weglassen</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>Aufnehmen</translation>
    </message>
    <message>
        <source>Move to another group</source>
        <translation>In andere Gruppe verschieben</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Move to group</source>
        <translation>In Gruppe verschieben</translation>
    </message>
    <message>
        <source>New group…</source>
        <translation>Neue Gruppe…</translation>
    </message>
    <message>
        <source>By role again</source>
        <translation>Wieder nach Rolle</translation>
    </message>
    <message>
        <source>Number anew</source>
        <translation>Neu nummerieren</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::PackSettings</name>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Genres</source>
        <translation>&amp;Genres</translation>
    </message>
    <message>
        <source>dembow, ambient</source>
        <translation>dembow, ambient</translation>
    </message>
    <message>
        <source>&amp;Tags</source>
        <translation>&amp;Tags</translation>
    </message>
    <message>
        <source>field recording, rain</source>
        <translation>Field Recording, Regen</translation>
    </message>
    <message>
        <source>File names</source>
        <translation>Dateinamen</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>Lautheit</translation>
    </message>
    <message>
        <source>True peak</source>
        <translation>True Peak</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>Mindestens</translation>
    </message>
    <message>
        <source>hits</source>
        <translation>Hits</translation>
    </message>
    <message>
        <source>loops</source>
        <translation>Loops</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Höchstens</translation>
    </message>
    <message>
        <source>Nearly the same hits too</source>
        <translation>Auch fast gleiche Hits</translation>
    </message>
    <message>
        <source>Tempi</source>
        <translation>Tempi</translation>
    </message>
    <message>
        <source>Sample rate</source>
        <translation>Abtastrate</translation>
    </message>
    <message>
        <source>%1 Hz</source>
        <translation>%1 Hz</translation>
    </message>
    <message>
        <source>Placeholders: </source>
        <translation>Platzhalter: </translation>
    </message>
    <message>
        <source>Settings of the pack</source>
        <translation>Einstellungen des Packs</translation>
    </message>
    <message>
        <source>Artist</source>
        <translation>Urheber</translation>
    </message>
    <message>
        <source>Copyright</source>
        <translation>Copyright</translation>
    </message>
    <message>
        <source>CC BY 4.0, © 2026 Jo Field</source>
        <translation>CC BY 4.0, © 2026 Jo Field</translation>
    </message>
    <message>
        <source>Kits</source>
        <translation>Kits</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Beilagen</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Clauses</source>
        <translation>Klauseln</translation>
    </message>
    <message>
        <source>Cover</source>
        <translation>Cover</translation>
    </message>
    <message>
        <source>A picture; else one is drawn</source>
        <translation>Ein Bild; sonst wird eines gezeichnet</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Für</translation>
    </message>
    <message>
        <source>Speech</source>
        <translation>Sprache</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::PageFold</name>
    <message>
        <source>Double click: folds the pages away, or brings them back</source>
        <translation>Doppelklick: klappt die Seiten ein oder wieder aus</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::PartsPanel</name>
    <message>
        <source>What plays what, and why</source>
        <translation>Was spielt was, und warum</translation>
    </message>
    <message>
        <source>The samples that could play the part</source>
        <translation>Samples, die die Stimme spielen könnten</translation>
    </message>
    <message>
        <source>Hear</source>
        <translation>Anhören</translation>
    </message>
    <message>
        <source>Play this sample</source>
        <translation>Dieses Sample abspielen</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Let this sample play the part, from now on</source>
        <translation>Dieses Sample die Stimme von nun an spielen lassen</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Keep the sample that plays the part, whatever else changes</source>
        <translation>Das Sample dieser Stimme behalten, was sich auch sonst ändert</translation>
    </message>
    <message>
        <source>Roll again</source>
        <translation>Neu würfeln</translation>
    </message>
    <message>
        <source>Make this part anew, and leave the others</source>
        <translation>Diese Stimme neu machen, die anderen lassen</translation>
    </message>
    <message>
        <source>Another sample for %1</source>
        <translation>Anderes Sample für %1</translation>
    </message>
    <message>
        <source>Unlock %1</source>
        <translation>%1 entsperren</translation>
    </message>
    <message>
        <source>Lock %1</source>
        <translation>%1 sperren</translation>
    </message>
    <message>
        <source>Roll %1 again</source>
        <translation>%1 neu würfeln</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::PresetBar</name>
    <message>
        <source>Save, import, export …</source>
        <translation>Speichern, importieren, exportieren …</translation>
    </message>
    <message>
        <source>What can be done with the preset</source>
        <translation>Was sich mit dem Preset machen lässt</translation>
    </message>
    <message>
        <source>State %1 of the effects: three to compare, heard at the same loudness</source>
        <translation>Zustand %1 der Effekte: drei zum Vergleichen, bei gleicher Lautheit gehört</translation>
    </message>
    <message>
        <source>As recorded</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Hear the region without the effects</source>
        <translation>Die Region ohne Effekte hören</translation>
    </message>
    <message>
        <source>With effects</source>
        <translation>Mit Effekten</translation>
    </message>
    <message>
        <source>Hear the region through the effects</source>
        <translation>Die Region durch die Effekte hören</translation>
    </message>
    <message>
        <source>Whose effects are shown</source>
        <translation>Wessen Effekte gezeigt werden</translation>
    </message>
    <message>
        <source>One chain for everything, or one of their own for hits, loops, phrases or textures. It follows the region that is chosen.</source>
        <translation>Eine Kette für alles oder je eine eigene für Hits, Loops, Phrasen oder Texturen. Folgt der ausgewählten Region.</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Alle Arten</translation>
    </message>
    <message>
        <source>Use the chain for all kinds again</source>
        <translation>Wieder die Kette für alle Arten benutzen</translation>
    </message>
    <message>
        <source>%1: own</source>
        <translation>%1: eigene</translation>
    </message>
    <message>
        <source>Save the changes to “%1”</source>
        <translation>Änderungen in „%1“ speichern</translation>
    </message>
    <message>
        <source>Save as a preset of yours …</source>
        <translation>Als eigenes Preset speichern …</translation>
    </message>
    <message>
        <source>Back to “%1” as it was</source>
        <translation>Zurück zu „%1“, wie es war</translation>
    </message>
    <message>
        <source>Import …</source>
        <translation>Importieren …</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Delete “%1”</source>
        <translation>„%1“ löschen</translation>
    </message>
    <message>
        <source>The session keeps its effects.</source>
        <translation>Die Sitzung behält ihre Effekte.</translation>
    </message>
    <message>
        <source>Export the preset</source>
        <translation>Preset exportieren</translation>
    </message>
    <message>
        <source>Import a preset</source>
        <translation>Preset importieren</translation>
    </message>
    <message>
        <source>Presets (*.json)</source>
        <translation>Presets (*.json)</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::PresetModel</name>
    <message>
        <source>Yours</source>
        <translation>Eigene</translation>
    </message>
    <message>
        <source>%1, favourite</source>
        <translation>%1, Favorit</translation>
    </message>
    <message>
        <source>yours own</source>
        <translation>eigene meine</translation>
    </message>
    <message>
        <source>factory</source>
        <translation>werk werkspreset</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::PresetPanel</name>
    <message>
        <source>Add %1</source>
        <translation>%1 hinzufügen</translation>
    </message>
    <message>
        <source>Move %1</source>
        <translation>%1 verschieben</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>Add an effect</source>
        <translation>Effekt hinzufügen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Earlier (Alt+Up)</source>
        <translation>Früher (Alt+Hoch)</translation>
    </message>
    <message>
        <source>Later (Alt+Down)</source>
        <translation>Später (Alt+Runter)</translation>
    </message>
    <message>
        <source>Remove the effect (Del)</source>
        <translation>Effekt entfernen (Entf)</translation>
    </message>
    <message>
        <source>Switch on %1</source>
        <translation>%1 einschalten</translation>
    </message>
    <message>
        <source>Switch off %1</source>
        <translation>%1 ausschalten</translation>
    </message>
    <message>
        <source>No effects: the samples stay as they were recorded, but for their level. Add one with the button on the left.</source>
        <translation>Keine Effekte: Die Samples bleiben bis auf ihren Pegel, wie sie aufgenommen wurden. Mit dem Knopf links einen hinzufügen.</translation>
    </message>
    <message>
        <source>Settings of the effect</source>
        <translation>Einstellungen des Effekts</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::PresetPicker</name>
    <message>
        <source>Search presets</source>
        <translation>Presets suchen</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Presets</translation>
    </message>
    <message>
        <source>Return takes a preset, the star or Ctrl+D makes it a favourite.</source>
        <translation>Die Eingabetaste wählt ein Preset, der Stern oder Strg+D macht es zum Favoriten.</translation>
    </message>
    <message>
        <source>Unnamed</source>
        <translation>Unbenannt</translation>
    </message>
    <message>
        <source>%1, changed</source>
        <translation>%1, geändert</translation>
    </message>
    <message>
        <source>The effects differ from the preset as it was chosen. Choose it again to go back.</source>
        <translation>Die Effekte weichen vom gewählten Preset ab. Erneut wählen, um zurückzukehren.</translation>
    </message>
    <message>
        <source>Preset: %1</source>
        <translation>Preset: %1</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::PresetShelf</name>
    <message>
        <source>A preset of yours was left out: %1</source>
        <translation>Ein eigenes Preset wurde übergangen: %1</translation>
    </message>
    <message>
        <source>The preset lies in %1</source>
        <translation>Das Preset liegt in %1</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::RecordingAligner</name>
    <message>
        <source>Aligning %1 with %2</source>
        <translation>%1 wird an %2 ausgerichtet</translation>
    </message>
    <message>
        <source>%1 begins %2 s before %3.</source>
        <translation>%1 beginnt %2 s vor %3.</translation>
    </message>
    <message>
        <source>%1 begins %2 s after %3.</source>
        <translation>%1 beginnt %2 s nach %3.</translation>
    </message>
    <message>
        <source>Regions of both that were left out because the other is clearer: %1.</source>
        <translation>Regionen beider Aufnahmen, die wegfallen, weil die andere klarer ist: %1.</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::RecordingModel</name>
    <message>
        <source>mono</source>
        <translation>Mono</translation>
    </message>
    <message>
        <source>stereo</source>
        <translation>Stereo</translation>
    </message>
    <message>
        <source>%1 channels</source>
        <translation>%1 Kanäle</translation>
    </message>
    <message>
        <source>The length: %1.</source>
        <translation>Zur Länge: %1.</translation>
    </message>
    <message>
        <source>%1 files</source>
        <translation>%1 Dateien</translation>
    </message>
    <message>
        <source>Read as one recording: %1.</source>
        <translation>Als eine Aufnahme gelesen: %1.</translation>
    </message>
    <message>
        <source>scene %1</source>
        <translation>Szene %1</translation>
    </message>
    <message>
        <source>take %1</source>
        <translation>Take %1</translation>
    </message>
    <message>
        <source>scene %1, take %2</source>
        <translation>Szene %1, Take %2</translation>
    </message>
    <message>
        <source>Recorded as %1</source>
        <translation>Aufgenommen als %1</translation>
    </message>
    <message>
        <source>Recorded on %1</source>
        <translation>Aufgenommen am %1</translation>
    </message>
    <message>
        <source>Recorder: %1</source>
        <translation>Recorder: %1</translation>
    </message>
    <message>
        <source>Tracks: %1</source>
        <translation>Spuren: %1</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::RecordingSearch</name>
    <message>
        <source>Looking for missing recordings</source>
        <translation>Fehlende Aufnahmen werden gesucht</translation>
    </message>
    <message>
        <source>Missing recordings found: %1 of %2.</source>
        <translation>Gefundene fehlende Aufnahmen: %1 von %2.</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::RecordingsPanel</name>
    <message>
        <source>Recordings</source>
        <translation>Aufnahmen</translation>
    </message>
    <message>
        <source>Open recordings</source>
        <translation>Aufnahmen öffnen</translation>
    </message>
    <message>
        <source>Remove the recording from the session (Del). The file stays.</source>
        <translation>Die Aufnahme aus der Sitzung entfernen (Entf). Die Datei bleibt.</translation>
    </message>
    <message>
        <source>Remove the recording</source>
        <translation>Aufnahme entfernen</translation>
    </message>
    <message>
        <source>No recordings yet.
Open some, or drop files and folders on the window.</source>
        <translation>Noch keine Aufnahmen.
Aufnahmen öffnen oder Dateien und Ordner auf das Fenster ziehen.</translation>
    </message>
    <message>
        <source>Open recordings …</source>
        <translation>Aufnahmen öffnen …</translation>
    </message>
    <message>
        <source>Look for missing recordings …</source>
        <translation>Fehlende Aufnahmen suchen …</translation>
    </message>
    <message>
        <source>Open its files apart</source>
        <translation>Dateien einzeln öffnen</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::RegionModel</name>
    <message>
        <source>Decided</source>
        <translation>Entschieden</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>At</source>
        <translation>Bei</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Peak</source>
        <translation>Spitze</translation>
    </message>
    <message>
        <source>Loudest sample, dBFS</source>
        <translation>Lautester Abtastwert, dBFS</translation>
    </message>
    <message>
        <source>Certain</source>
        <translation>Sicher</translation>
    </message>
    <message>
        <source>How sure it is that this is worth keeping</source>
        <translation>Wie sicher es ist, dass sich das Behalten lohnt</translation>
    </message>
    <message>
        <source>Alike</source>
        <translation>Ähnlich</translation>
    </message>
    <message>
        <source>How unlike the hit is that is most like it, dB: below 1.5 the two are one sound twice</source>
        <translation>Abstand zum ähnlichsten Hit in dB: Unter 1,5 sind beide zweimal derselbe Klang</translation>
    </message>
    <message>
        <source>BPM</source>
        <translation>BPM</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tonart</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>That you gave it</source>
        <translation>Selbst vergeben</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Aufnahme</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Verworfen</translation>
    </message>
    <message>
        <source>%1 at %2 of %3</source>
        <translation>%1 bei %2 in %3</translation>
    </message>
    <message>
        <source>%1 long</source>
        <translation>%1 lang</translation>
    </message>
    <message>
        <source>to be decided</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>%1 beats per minute</source>
        <translation>%1 Schläge pro Minute</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>%1 certain</source>
        <translation>zu %1 sicher</translation>
    </message>
    <message>
        <source>Role: %1? (%2)</source>
        <translation>Rolle: %1? (%2)</translation>
    </message>
    <message>
        <source>Tempo: %1 bpm? (%2)</source>
        <translation>Tempo: %1 BPM? (%2)</translation>
    </message>
    <message>
        <source>Key: %1? (%2)</source>
        <translation>Tonart: %1? (%2)</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>What may speak against publishing it: speech, clipping, dropouts, wind, handling, hum</source>
        <translation>Was gegen eine Veröffentlichung sprechen kann: Sprache, Übersteuerung, Aussetzer, Wind, Griffgeräusche, Brummen</translation>
    </message>
    <message>
        <source>%1 at %2 (%3 %4): %5.</source>
        <translation>%1 bei %2 (%3 %4): %5.</translation>
    </message>
    <message>
        <source>flagged: %1</source>
        <translation>Befunde: %1</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::RegionsPage</name>
    <message>
        <source>Group takes</source>
        <translation>Takes gruppieren</translation>
    </message>
    <message>
        <source>Keep the best take of each sound</source>
        <translation>Von jedem Klang den besten Take behalten</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Steps over all regions</source>
        <translation>Schritte über alle Regionen</translation>
    </message>
    <message>
        <source>Keep the most different hits…</source>
        <translation>Unterschiedlichste Hits behalten…</translation>
    </message>
    <message>
        <source>No two hits are one sound.</source>
        <translation>Keine zwei Hits sind derselbe Klang.</translation>
    </message>
    <message>
        <source>Hits that were the same sound again and are rejected: %1.</source>
        <translation>Verworfene Hits, die denselben Klang wiederholten: %1.</translation>
    </message>
    <message>
        <source>Group the takes of each sound</source>
        <translation>Takes jedes Klangs gruppieren</translation>
    </message>
    <message>
        <source>Sounds whose takes have a group of their own: %1.</source>
        <translation>Klänge, deren Takes eine eigene Gruppe haben: %1.</translation>
    </message>
    <message>
        <source>Reject what is not decided</source>
        <translation>Alles Offene verwerfen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search the regions</source>
        <translation>Regionen durchsuchen</translation>
    </message>
    <message>
        <source>Decided or not</source>
        <translation>Entschieden oder offen</translation>
    </message>
    <message>
        <source>All regions</source>
        <translation>Alle Regionen</translation>
    </message>
    <message>
        <source>To decide</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Verworfen</translation>
    </message>
    <message>
        <source>With a question</source>
        <translation>Mit Frage</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Every kind</source>
        <translation>Alle Arten</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Every role</source>
        <translation>Alle Rollen</translation>
    </message>
    <message>
        <source>Play the next</source>
        <translation>Nächste abspielen</translation>
    </message>
    <message>
        <source>What comes next is heard at once</source>
        <translation>Die nächste Region ist sofort zu hören</translation>
    </message>
    <message>
        <source>The regions of all recordings stand here as soon as they are found.</source>
        <translation>Hier stehen die Regionen aller Aufnahmen, sobald sie gefunden sind.</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>To be decided again</source>
        <translation>Wieder offen</translation>
    </message>
    <message>
        <source>Kind: %1</source>
        <translation>Art: %1</translation>
    </message>
    <message>
        <source>Role %1</source>
        <translation>Rolle %1</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>%1  %2 yes, %3 no</source>
        <translation>%1  %2 ja, %3 nein</translation>
    </message>
    <message>
        <source>%1 play   %2 keep   %3 reject   %4–%5 kind   %6   %7 role   %8 %9 begin   %10 %11 end</source>
        <translation>%1 Play   %2 behalten   %3 verwerfen   %4–%5 Art   %6   %7 Rolle   %8 %9 Anfang   %10 %11 Ende</translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation>Mit Befund</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::ResponseCurve</name>
    <message>
        <source>Frequency response of the effects</source>
        <translation>Frequenzgang der Effekte</translation>
    </message>
    <message>
        <source>What the effects do to the spectrum. Drag a point: frequency and gain; wheel: Q; double click: gain back to 0.</source>
        <translation>Was die Effekte mit dem Spektrum machen. Punkt ziehen: Frequenz und Verstärkung; Mausrad: Q; Doppelklick: Verstärkung auf 0.</translation>
    </message>
    <message>
        <source>%1 points. Page Up and Page Down choose one.</source>
        <translation>%1 Punkte. Bild auf und Bild ab wählen einen aus.</translation>
    </message>
    <message>
        <source>%1, %2 Hz</source>
        <translation>%1, %2 Hz</translation>
    </message>
    <message>
        <source>, %1 dB</source>
        <translation>, %1 dB</translation>
    </message>
    <message>
        <source>, Q %1</source>
        <translation>, Q %1</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::ResultPage</name>
    <message>
        <source>Drag it out: %1</source>
        <translation>Herausziehen: %1</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>%1 rendered, %2 reused</source>
        <translation>%1 gerendert, %2 übernommen</translation>
    </message>
    <message>
        <source>%1 samples written: %2 rendered, %3 reused.</source>
        <translation>%1 Samples geschrieben: %2 gerendert, %3 übernommen.</translation>
    </message>
    <message>
        <source>%1
%2 — drag it into another program</source>
        <translation>%1
%2 — in ein anderes Programm ziehen</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::SampleSourceVisit</name>
    <message>
        <source>Finding the source of %1</source>
        <translation>Die Quelle von %1 suchen</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::SessionFiles</name>
    <message>
        <source>Untitled</source>
        <translation>Ohne Titel</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>%1 wird geöffnet</translation>
    </message>
    <message>
        <source>Recordings that could not be opened: %1. The list on the left says why.</source>
        <translation>Aufnahmen, die sich nicht öffnen ließen: %1. Die Gründe stehen in der Liste links.</translation>
    </message>
    <message>
        <source>Regions that reached past the end of their recording and now end there: %1.</source>
        <translation>Regionen, die über das Ende ihrer Aufnahme hinausreichten und jetzt dort enden: %1.</translation>
    </message>
    <message>
        <source>%1 is open in another window. This is a copy: it is saved under another name.</source>
        <translation>%1 ist in einem anderen Fenster geöffnet. Dies ist eine Kopie: Sie wird unter anderem Namen gespeichert.</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::SessionJournal</name>
    <message>
        <source>%1 is open in another window, too: what is saved last is what stays.</source>
        <translation>%1 ist auch in einem anderen Fenster geöffnet: Es bleibt, was zuletzt gespeichert wird.</translation>
    </message>
    <message>
        <source>Edits can&apos;t be kept safe until they are saved: %1</source>
        <translation>Änderungen sind bis zum Speichern nicht gesichert: %1</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::SessionRestore</name>
    <message>
        <source>Everything is as it was, also the way back: undo goes past the restart.</source>
        <translation>Alles ist wie zuvor, auch der Weg zurück: Rückgängig reicht über den Neustart hinaus.</translation>
    </message>
    <message>
        <source>Recordings that could not be found: %1. The list on the left says why; right-click one to look for it elsewhere.</source>
        <translation>Aufnahmen, die nicht gefunden wurden: %1. Die Gründe stehen in der Liste links; per Rechtsklick lässt sich anderswo suchen.</translation>
    </message>
    <message>
        <source>a session that was never saved, recordings: %1</source>
        <translation>eine nie gespeicherte Sitzung, Aufnahmen: %1</translation>
    </message>
    <message>
        <source>Restoring the work of %1</source>
        <translation>Arbeit von %1 wird wiederhergestellt</translation>
    </message>
    <message>
        <source>Unsaved work of %1 was found: %2. The File menu keeps it too.</source>
        <translation>Ungesicherte Arbeit von %1 gefunden: %2. Sie bleibt auch im Menü Datei.</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::SettingControl</name>
    <message>
        <source>Separated by commas</source>
        <translation>Durch Kommas getrennt</translation>
    </message>
    <message>
        <source>%1, upper end</source>
        <translation>%1, obere Grenze</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>%1 chosen</source>
        <translation>%1 gewählt</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::ShapeFields</name>
    <message>
        <source>Fade in</source>
        <translation>Einblenden</translation>
    </message>
    <message>
        <source>Fade out</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>Verstärkung</translation>
    </message>
    <message>
        <source> dB</source>
        <translation> dB</translation>
    </message>
    <message>
        <source>How much louder in the pack than others of its kind</source>
        <translation>Wie viel lauter im Pack als andere derselben Art</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>A loop has no fades: its end is its beginning</source>
        <translation>Ein Loop hat keine Blenden: Sein Ende ist sein Anfang</translation>
    </message>
    <message>
        <source>A length such as 20 ms, before the effects</source>
        <translation>Eine Länge wie 20 ms, vor den Effekten</translation>
    </message>
    <message>
        <source>A locked region can&apos;t be moved, changed or deleted until it is unlocked</source>
        <translation>Eine gesperrte Region lässt sich nicht verschieben, ändern oder löschen, bis sie entsperrt ist</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::SliceDetails</name>
    <message>
        <source>1 bar, %1</source>
        <translation>1 Takt, %1</translation>
    </message>
    <message>
        <source>%1 bars, %2</source>
        <translation>%1 Takte, %2</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Anfang</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Wählen</translation>
    </message>
    <message>
        <source>Other places to cut this loop, the smoothest joint first</source>
        <translation>Andere Schnittstellen für diesen Loop, die glatteste Naht zuerst</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Schnitt</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Beats a minute, %1 to %2. Empty: none.</source>
        <translation>Schläge pro Minute, %1 bis %2. Leer: kein Tempo.</translation>
    </message>
    <message>
        <source>What else the tempo may be</source>
        <translation>Andere mögliche Tempi</translation>
    </message>
    <message>
        <source>BPM</source>
        <translation>BPM</translation>
    </message>
    <message>
        <source>Key in any usual spelling: Am, F#m, Bb, 8A. Empty: none.</source>
        <translation>Tonart in üblicher Schreibweise: Am, F#m, Bb, 8A. Leer: keine.</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tonart</translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>%1 at %2, joint %3 % alike</source>
        <translation>%1 bei %2, Naht zu %3 % gleich</translation>
    </message>
    <message>
        <source>by convention</source>
        <translation>automatisch</translation>
    </message>
    <message>
        <source>…</source>
        <translation>…</translation>
    </message>
    <message>
        <source>%1 % certain: %2</source>
        <translation>Zu %1 % sicher: %2</translation>
    </message>
    <message>
        <source> — listening again …</source>
        <translation> — wird neu analysiert …</translation>
    </message>
    <message>
        <source>No region selected. Click one to see what is known of it, or drag across the waveform and press %1 to make one.</source>
        <translation>Keine Region ausgewählt. Eine anklicken, um mehr über sie zu erfahren, oder in der Wellenform ziehen und mit %1 eine anlegen.</translation>
    </message>
    <message>
        <source>%1 to %2, %3 long. %4 makes a region of it, %5 plays it, %6 loops it.</source>
        <translation>%1 bis %2, %3 lang. %4 macht eine Region daraus, %5 spielt sie ab, %6 als Loop.</translation>
    </message>
    <message>
        <source>%1 regions selected: %2. %3 to %4 set their kind, %5 deletes them.</source>
        <translation>%1 Regionen ausgewählt: %2. %3 bis %4 setzen ihre Art, %5 löscht sie.</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::SliceSelection</name>
    <message>
        <source>%1 — regions: %2</source>
        <translation>%1 — Regionen: %2</translation>
    </message>
    <message>
        <source>Regions selected: %1</source>
        <translation>Ausgewählte Regionen: %1</translation>
    </message>
    <message>
        <source>%1 %2, %3, at %4 in %5</source>
        <translation>%1 (%2), %3, bei %4 in %5</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::SongDialog</name>
    <message>
        <source>Export the song</source>
        <translation>Song exportieren</translation>
    </message>
    <message>
        <source>What is written, and how</source>
        <translation>Was geschrieben wird, und wie</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>&amp;Into</source>
        <translation>&amp;Nach</translation>
    </message>
    <message>
        <source>Folder that gets the song</source>
        <translation>Ordner, der den Song bekommt</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>As</source>
        <translation>Als</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Wie</translation>
    </message>
    <message>
        <source>Say into which folder.</source>
        <translation>Bitte den Zielordner angeben.</translation>
    </message>
    <message>
        <source>Choose at least one form.</source>
        <translation>Bitte mindestens eine Form wählen.</translation>
    </message>
    <message>
        <source>Say in which folder the samples will lie on the Windows machine.</source>
        <translation>Bitte angeben, in welchem Ordner die Samples auf dem Windows-Rechner liegen werden.</translation>
    </message>
    <message>
        <source>The folder on the Windows machine is one such as C:\Packs or \\server\share.</source>
        <translation>Der Ordner auf dem Windows-Rechner ist einer wie C:\Packs oder \\server\share.</translation>
    </message>
    <message>
        <source>&amp;FL Studio project</source>
        <translation>&amp;FL-Studio-Projekt</translation>
    </message>
    <message>
        <source>&amp;MIDI file</source>
        <translation>&amp;MIDI-Datei</translation>
    </message>
    <message>
        <source>&amp;DAWproject (Bitwig, Studio One)</source>
        <translation>&amp;DAWproject (Bitwig, Studio One)</translation>
    </message>
    <message>
        <source>&amp;Sound of the whole song</source>
        <translation>&amp;Klang des ganzen Songs</translation>
    </message>
    <message>
        <source>S&amp;tems, one file a lane</source>
        <translation>S&amp;tems, eine Datei je Spur</translation>
    </message>
    <message>
        <source>Song as &amp;JSON</source>
        <translation>Song als &amp;JSON</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::SongPage</name>
    <message>
        <source>The song is made of the pack: it needs at least one region.</source>
        <translation>Der Song entsteht aus dem Pack: Er braucht mindestens eine Region.</translation>
    </message>
    <message>
        <source>Play the song</source>
        <translation>Song abspielen</translation>
    </message>
    <message>
        <source>Play the song from the cursor on (Space)</source>
        <translation>Song ab dem Cursor abspielen (Leertaste)</translation>
    </message>
    <message>
        <source>Loop the section</source>
        <translation>Abschnitt wiederholen</translation>
    </message>
    <message>
        <source>Play the section under the cursor again and again (L)</source>
        <translation>Den Abschnitt unter dem Cursor immer wieder spielen (L)</translation>
    </message>
    <message>
        <source>Roll the section again</source>
        <translation>Abschnitt neu würfeln</translation>
    </message>
    <message>
        <source>Make the beat of the section under the cursor anew (R)</source>
        <translation>Den Beat des Abschnitts unter dem Cursor neu machen (R)</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Herauszoomen</translation>
    </message>
    <message>
        <source>Zoom out (-)</source>
        <translation>Herauszoomen (-)</translation>
    </message>
    <message>
        <source>Zoom to the whole song</source>
        <translation>Auf den ganzen Song zoomen</translation>
    </message>
    <message>
        <source>Zoom to the whole song (F)</source>
        <translation>Auf den ganzen Song zoomen (F)</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Hineinzoomen</translation>
    </message>
    <message>
        <source>Zoom in (+, or Ctrl with the wheel)</source>
        <translation>Hineinzoomen (+, oder Strg mit dem Rad)</translation>
    </message>
    <message>
        <source>Export the song</source>
        <translation>Song exportieren</translation>
    </message>
    <message>
        <source>Write the song as a project, as MIDI or as sound</source>
        <translation>Den Song als Projekt, als MIDI oder als Klang schreiben</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Notes and samples</source>
        <translation>Noten und Samples</translation>
    </message>
    <message>
        <source>Notes of the clip</source>
        <translation>Noten des Clips</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Noten</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Samples</translation>
    </message>
    <message>
        <source>Stop the song</source>
        <translation>Song anhalten</translation>
    </message>
    <message>
        <source>Its samples are being made ready …</source>
        <translation>Seine Samples werden vorbereitet …</translation>
    </message>
    <message>
        <source>Roll %1 again</source>
        <translation>%1 neu würfeln</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::SongSettings</name>
    <message>
        <source>Another song from the same samples</source>
        <translation>Ein anderer Song aus denselben Samples</translation>
    </message>
    <message>
        <source>Roll the seed again</source>
        <translation>Startwert neu würfeln</translation>
    </message>
    <message>
        <source>T&amp;itle</source>
        <translation>T&amp;itel</translation>
    </message>
    <message>
        <source>&amp;Key</source>
        <translation>T&amp;onart</translation>
    </message>
    <message>
        <source>Te&amp;mpo</source>
        <translation>Te&amp;mpo</translation>
    </message>
    <message>
        <source>&amp;Style</source>
        <translation>&amp;Stil</translation>
    </message>
    <message>
        <source>F&amp;orm</source>
        <translation>&amp;Form</translation>
    </message>
    <message>
        <source>Len&amp;gth</source>
        <translation>&amp;Länge</translation>
    </message>
    <message>
        <source>S&amp;wing</source>
        <translation>S&amp;wing</translation>
    </message>
    <message>
        <source>H&amp;umanise</source>
        <translation>H&amp;umanisieren</translation>
    </message>
    <message>
        <source>D&amp;ynamics</source>
        <translation>D&amp;ynamik</translation>
    </message>
    <message>
        <source>&amp;Bass</source>
        <translation>&amp;Bass</translation>
    </message>
    <message>
        <source>At kicks</source>
        <translation>Bei Kicks</translation>
    </message>
    <message>
        <source>&amp;Chords</source>
        <translation>&amp;Akkorde</translation>
    </message>
    <message>
        <source>See&amp;d</source>
        <translation>Sta&amp;rtwert</translation>
    </message>
    <message>
        <source>Another song</source>
        <translation>Anderer Song</translation>
    </message>
    <message>
        <source>Settings of the song</source>
        <translation>Einstellungen des Songs</translation>
    </message>
    <message>
        <source>Metre</source>
        <translation>Taktart</translation>
    </message>
    <message>
        <source>Groove</source>
        <translation>Groove</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>Reach</source>
        <translation>Reichweite</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>Nachspiel</translation>
    </message>
    <message>
        <source>Played by</source>
        <translation>Gespielt von</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::ThinOut</name>
    <message>
        <source>Thin out hits</source>
        <translation>Hits ausdünnen</translation>
    </message>
    <message>
        <source>Keep only those that differ most:</source>
        <translation>Nur die unterschiedlichsten behalten:</translation>
    </message>
    <message>
        <source>Hits to keep</source>
        <translation>Zu behaltende Hits</translation>
    </message>
    <message>
        <source>Regions stay in the waveform and can be taken in again. What you named, moved or drew stays in the pack.</source>
        <translation>Regionen bleiben in der Wellenform und lassen sich wieder aufnehmen. Was benannt, verschoben oder gezeichnet wurde, bleibt im Pack.</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Weglassen</translation>
    </message>
    <message>
        <source>Hits in the pack: %1</source>
        <translation>Hits im Pack: %1</translation>
    </message>
    <message>
        <source>Comparing %1 hits…</source>
        <translation>%1 Hits werden verglichen…</translation>
    </message>
    <message>
        <source>Leave out those that nearly equal another one (%1)</source>
        <translation>Fast gleiche Hits weglassen (%1)</translation>
    </message>
    <message>
        <source>Leave out those that nearly equal another one</source>
        <translation>Fast gleiche Hits weglassen</translation>
    </message>
    <message>
        <source>Leave out %1</source>
        <translation>%1 weglassen</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::Tour</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::TransportBar</name>
    <message>
        <source>Position and length</source>
        <translation>Position und Länge</translation>
    </message>
    <message>
        <source>Time under the pointer</source>
        <translation>Zeit unter dem Mauszeiger</translation>
    </message>
    <message>
        <source>Pointer %1</source>
        <translation>Zeiger %1</translation>
    </message>
    <message>
        <source>Volume, dB</source>
        <translation>Lautstärke, dB</translation>
    </message>
    <message>
        <source>Sound device</source>
        <translation>Audiogerät</translation>
    </message>
    <message>
        <source>Volume: off</source>
        <translation>Lautstärke: aus</translation>
    </message>
    <message>
        <source>Volume %1 dB</source>
        <translation>Lautstärke %1 dB</translation>
    </message>
    <message>
        <source>No sound device</source>
        <translation>Kein Audiogerät</translation>
    </message>
    <message>
        <source>Sound comes out of «%1»</source>
        <translation>Wiedergabe über „%1“</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::TriageQueue</name>
    <message>
        <source>about %1 s</source>
        <translation>etwa %1 s</translation>
    </message>
    <message>
        <source>about %1 min</source>
        <translation>etwa %1 min</translation>
    </message>
    <message>
        <source>about %1 h %2 min</source>
        <translation>etwa %1 h %2 min</translation>
    </message>
    <message>
        <source>All %1 decided</source>
        <translation>Alle %1 entschieden</translation>
    </message>
    <message>
        <source>%1 of %2 to decide, %3</source>
        <translation>%1 von %2 offen, %3</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::WarningModel</name>
    <message>
        <source>Stops the export: %1</source>
        <translation>Verhindert den Export: %1</translation>
    </message>
    <message>
        <source>Worth a look: %1</source>
        <translation>Zu prüfen: %1</translation>
    </message>
    <message>
        <source>Would be refused: %1</source>
        <translation>Würde abgelehnt: %1</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::WaveformPage</name>
    <message>
        <source>Wave as high as the view, or at its true height</source>
        <translation>Welle so hoch wie die Ansicht oder in wahrer Höhe</translation>
    </message>
    <message>
        <source>Spectrogram</source>
        <translation>Spektrogramm</translation>
    </message>
    <message>
        <source>Edges snap</source>
        <translation>Ränder rasten ein</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Empfindlichkeit</translation>
    </message>
    <message>
        <source>Sensitivity of the detection</source>
        <translation>Empfindlichkeit der Erkennung</translation>
    </message>
    <message>
        <source>Left: only what stands out plainly. Right: everything that could be a sample.</source>
        <translation>Links: nur was deutlich heraussticht. Rechts: alles, was ein Sample sein könnte.</translation>
    </message>
    <message>
        <source>Detect</source>
        <translation>Erkennen</translation>
    </message>
    <message>
        <source>Find regions again with this sensitivity, of the kinds that are switched on</source>
        <translation>Regionen der eingeschalteten Arten mit dieser Empfindlichkeit neu suchen</translation>
    </message>
    <message>
        <source>Detecting …</source>
        <translation>Erkennt …</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Hineinzoomen</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Herauszoomen</translation>
    </message>
    <message>
        <source>Show the whole recording</source>
        <translation>Ganze Aufnahme zeigen</translation>
    </message>
    <message>
        <source>Show the selection</source>
        <translation>Auswahl zeigen</translation>
    </message>
    <message>
        <source>Edges snap to: %1 (%2 on and off, %3 the next; Ctrl while dragging: not)</source>
        <translation>Ränder rasten ein auf: %1 (%2 an und aus, %3 weiter; mit Strg beim Ziehen: nicht)</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::WaveformView</name>
    <message>
        <source>Waveform</source>
        <translation>Wellenform</translation>
    </message>
    <message>
        <source>Waveform of %1</source>
        <translation>Wellenform von %1</translation>
    </message>
    <message>
        <source>Tab goes from region to region, Ctrl+Tab leaves the waveform.</source>
        <translation>Tab geht von Region zu Region, Strg+Tab verlässt die Wellenform.</translation>
    </message>
    <message>
        <source>%1, %2, at %3, %4 long</source>
        <translation>%1, %2, bei %3, %4 lang</translation>
    </message>
    <message>
        <source>Play the selection, the region or from the cursor; stop</source>
        <translation>Auswahl, Region oder ab dem Cursor abspielen; Stopp</translation>
    </message>
    <message>
        <source>Hear the region</source>
        <translation>Region hören</translation>
    </message>
    <message>
        <source>Loop the region or selection</source>
        <translation>Region oder Auswahl als Loop hören</translation>
    </message>
    <message>
        <source>Keep the region, and on to the next</source>
        <translation>Region behalten und weiter zur nächsten</translation>
    </message>
    <message>
        <source>Make it a hit</source>
        <translation>Als Hit einordnen</translation>
    </message>
    <message>
        <source>Make it a loop</source>
        <translation>Als Loop einordnen</translation>
    </message>
    <message>
        <source>Make it a phrase</source>
        <translation>Als Phrase einordnen</translation>
    </message>
    <message>
        <source>Make it a texture</source>
        <translation>Als Textur einordnen</translation>
    </message>
    <message>
        <source>Make a region of the selection</source>
        <translation>Aus der Auswahl eine Region machen</translation>
    </message>
    <message>
        <source>Split the region here</source>
        <translation>Region hier teilen</translation>
    </message>
    <message>
        <source>Join the selected regions</source>
        <translation>Ausgewählte Regionen verbinden</translation>
    </message>
    <message>
        <source>Begin of the region here</source>
        <translation>Anfang der Region hierher</translation>
    </message>
    <message>
        <source>End of the region here</source>
        <translation>Ende der Region hierher</translation>
    </message>
    <message>
        <source>Snap the region&apos;s edges to zero crossings now</source>
        <translation>Ränder der Region jetzt auf Nulldurchgänge setzen</translation>
    </message>
    <message>
        <source>Snapping on and off</source>
        <translation>Einrasten an und aus</translation>
    </message>
    <message>
        <source>Snap to zero crossings, transients or the grid of beats</source>
        <translation>Einrasten auf Nulldurchgänge, Transienten oder Taktraster</translation>
    </message>
    <message>
        <source>Fade in up to here</source>
        <translation>Bis hier einblenden</translation>
    </message>
    <message>
        <source>Fade out from here</source>
        <translation>Ab hier ausblenden</translation>
    </message>
    <message>
        <source>Region louder by half a decibel</source>
        <translation>Region ein halbes Dezibel lauter</translation>
    </message>
    <message>
        <source>Region quieter by half a decibel</source>
        <translation>Region ein halbes Dezibel leiser</translation>
    </message>
    <message>
        <source>Move the region back by a step</source>
        <translation>Region einen Schritt zurück</translation>
    </message>
    <message>
        <source>Move the region on by a step</source>
        <translation>Region einen Schritt weiter</translation>
    </message>
    <message>
        <source>Lock or unlock the region</source>
        <translation>Region sperren oder entsperren</translation>
    </message>
    <message>
        <source>Copy the regions</source>
        <translation>Regionen kopieren</translation>
    </message>
    <message>
        <source>Paste regions, or labels as text, at the cursor</source>
        <translation>Regionen oder Textmarken am Cursor einfügen</translation>
    </message>
    <message>
        <source>Duplicate the regions</source>
        <translation>Regionen duplizieren</translation>
    </message>
    <message>
        <source>Scroll back (Shift+wheel)</source>
        <translation>Zurückscrollen (Umschalt+Mausrad)</translation>
    </message>
    <message>
        <source>Scroll on (Shift+wheel)</source>
        <translation>Weiterscrollen (Umschalt+Mausrad)</translation>
    </message>
    <message>
        <source>To the start</source>
        <translation>Zum Anfang</translation>
    </message>
    <message>
        <source>To the end</source>
        <translation>Zum Ende</translation>
    </message>
    <message>
        <source>The whole recording and back</source>
        <translation>Ganze Aufnahme und zurück</translation>
    </message>
    <message>
        <source>Wave as high as the view, or at its true height (Alt+wheel)</source>
        <translation>Welle so hoch wie die Ansicht oder in wahrer Höhe (Alt+Mausrad)</translation>
    </message>
    <message>
        <source>Select every region that is shown</source>
        <translation>Alle gezeigten Regionen auswählen</translation>
    </message>
    <message>
        <source>Cancel the drag, else select nothing</source>
        <translation>Ziehen abbrechen, sonst Auswahl aufheben</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>Auswählen</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Select the region and show it</source>
        <translation>Die Region auswählen und zeigen</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>gain %1 dB</source>
        <translation>Verstärkung %1 dB</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>behalten</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>verworfen</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>not in the pack</source>
        <translation>nicht im Pack</translation>
    </message>
    <message>
        <source>Wave in decibels or linear</source>
        <translation>Welle in Dezibel oder linear</translation>
    </message>
    <message>
        <source>Spectrogram off, below or blended</source>
        <translation>Spektrogramm aus, unter oder hinter der Welle</translation>
    </message>
    <message>
        <source>Wave higher, spectrogram lower</source>
        <translation>Welle höher, Spektrogramm niedriger</translation>
    </message>
    <message>
        <source>Wave lower, spectrogram higher</source>
        <translation>Welle niedriger, Spektrogramm höher</translation>
    </message>
    <message>
        <source>Next region (also Tab)</source>
        <translation>Nächste Region (auch Tab)</translation>
    </message>
    <message>
        <source>Previous region (also Shift+Tab)</source>
        <translation>Vorige Region (auch Umschalt+Tab)</translation>
    </message>
    <message>
        <source>Delete the region</source>
        <translation>Region löschen</translation>
    </message>
    <message>
        <source>Zoom in (wheel)</source>
        <translation>Hineinzoomen (Mausrad)</translation>
    </message>
    <message>
        <source>Zoom out (wheel)</source>
        <translation>Herauszoomen (Mausrad)</translation>
    </message>
    <message>
        <source>Show the whole recording</source>
        <translation>Ganze Aufnahme zeigen</translation>
    </message>
    <message>
        <source>Show the region or selection</source>
        <translation>Region oder Auswahl zeigen</translation>
    </message>
    <message>
        <source>This region is locked; %1 unlocks it.</source>
        <translation>Diese Region ist gesperrt; %1 entsperrt sie.</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::WorkList</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel %1</source>
        <translation>%1 abbrechen</translation>
    </message>
    <message>
        <source>%1 — waits</source>
        <translation>%1 — wartet</translation>
    </message>
    <message>
        <source>Progress of %1</source>
        <translation>Fortschritt von %1</translation>
    </message>
    <message>
        <source>Further work</source>
        <translation>Weitere Arbeit</translation>
    </message>
</context>
<context>
    <name>gleaner::ui::WorkWatch</name>
    <message numerus="yes">
        <source>%1, and %n more</source>
        <translation>
            <numerusform>%1 und %n weitere</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>Fertig: %1</translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation>Fehlgeschlagen: %1</translation>
    </message>
</context>
</TS>
