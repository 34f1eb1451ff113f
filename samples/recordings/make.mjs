// Makes the recordings of this folder from words/*.txt: a voice says the lines, "# " begins a chapter and its slide, and
// each line becomes a caption that lasts as long as it is said. Needs espeak-ng, ffmpeg and the fonts DejaVu (Debian: fonts-dejavu-core).
// node samples/recordings/make.mjs [STEM]
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

const here = import.meta.dirname;
const pause = 0.45;
const rate = 22_050;
// What is seen, by the first line of a file: "video 1280x720", "video 480x854"; "audio" where nothing is.
const font = '/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf';

const only = process.argv[2];
for (const file of readdirSync(join(here, 'words')).filter((name) => name.endsWith('.txt') && (!only || basename(name, '.txt') === only))) make(basename(file, '.txt'));

function make(stem) {
  const folder = mkdtempSync(join(tmpdir(), 'recording-'));
  const [kind, ...lines] = readFileSync(join(here, 'words', `${stem}.txt`), 'utf8').trim().split('\n');
  const [chapters, cues, samples] = [[], [], []];
  let at = 0;
  for (const line of lines) {
    if (line.startsWith('# ')) {
      chapters.push({ at, title: line.slice(2) });
      continue;
    }
    // Raw samples behind a header of 44 bytes.
    const said = execFileSync('espeak-ng', ['-v', 'fr', '-s', '148', '--stdout', line], { maxBuffer: 1 << 26 }).subarray(44);
    const seconds = said.length / 2 / rate;
    cues.push({ from: at, to: at + seconds, text: line });
    samples.push(said, Buffer.alloc(2 * Math.round(pause * rate)));
    at += seconds + Math.round(pause * rate) / rate;
  }
  writeFileSync(join(folder, 'voice.raw'), Buffer.concat(samples));
  const voice = ['-f', 's16le', '-ar', `${rate}`, '-ac', '1', '-i', join(folder, 'voice.raw')];
  const sound = ['-c:a', 'aac', '-b:a', '48k', '-ac', '1'];
  if (kind === 'audio') ffmpeg([...voice, ...sound, '-movflags', '+faststart', join(here, `${stem}.m4a`)]);
  else ffmpeg([...voice, '-f', 'lavfi', '-i', slides(kind.split(' ')[1], chapters, at, folder), ...sound,
    '-c:v', 'libx264', '-preset', 'slow', '-crf', '26', '-g', '48', '-pix_fmt', 'yuv420p', '-shortest', '-movflags', '+faststart', join(here, `${stem}.mp4`)]);
  writeFileSync(join(here, `${stem}.fr.vtt`), `WEBVTT\n${cues.map(({ from, to, text }) => `\n${clock(from)} --> ${clock(to)}\n${folded(text)}\n`).join('')}`);
  rmSync(folder, { recursive: true });
  console.log(`${stem}: ${Math.round(at)} s`);
  for (const { at: from, title } of chapters) console.log(`  ${Math.floor(from / 60)}:${String(Math.floor(from % 60)).padStart(2, '0')} ${title}`);
}

/** A slide a chapter, with the time burnt in. */
function slides(size, chapters, seconds, folder) {
  const [width, height] = size.split('x').map(Number);
  const type = Math.round(Math.min(width, height) / 15);
  const texts = chapters.map(({ at, title }, index) => {
    const name = join(folder, `slide-${index}.txt`);
    writeFileSync(name, wrapped(title, Math.floor(width / type / 0.68)).join('\n'));
    return `drawtext=fontfile=${font}:textfile=${name}:fontsize=${type}:line_spacing=${type / 2}:fontcolor=0xfbf8f3:x=(w-text_w)/2:y=(h-text_h)/2:enable='between(t,${at},${chapters[index + 1]?.at ?? seconds + 1})'`;
  });
  const time = `drawtext=fontfile=${font}:text='%{pts\\:hms}':fontsize=${Math.round(type / 2)}:fontcolor=0x9fd3dc:x=w-text_w-${type}:y=h-text_h-${type}`;
  return `color=c=0x0f4c5c:size=${size}:rate=24:duration=${seconds},${[...texts, time].join(',')}`;
}

function ffmpeg(options) {
  execFileSync('ffmpeg', ['-v', 'error', '-nostdin', '-y', ...options, ], { stdio: ['ignore', 'inherit', 'inherit'] });
}

/** Two lines of about the same length, as captions are read. */
function folded(text) {
  return text.length <= 42 ? text : wrapped(text, Math.max(42, Math.ceil(text.length / 2) + 4)).join('\n');
}

function wrapped(text, most) {
  // Breaks at ordinary spaces alone: a non-breaking one keeps its words together.
  return text.split(' ').reduce((lines, word) => {
    const last = lines.at(-1);
    return last !== undefined && `${last} ${word}`.length <= most ? [...lines.slice(0, -1), `${last} ${word}`] : [...lines, word];
  }, []);
}

function clock(seconds) {
  return new Date(Math.round(seconds * 1000)).toISOString().slice(11, 23);
}
