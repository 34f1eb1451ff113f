// Fails when what a first visit transfers, images apart, is heavier than the budget.
import { readFileSync, readdirSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const budget = 50 * 1024;
const dist = new URL('../dist/', import.meta.url);
const files = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((file) => file.isFile() && /\.(html|js|css)$/.test(file.name))
  .map((file) => {
    const bytes = readFileSync(`${file.parentPath}/${file.name}`);
    return { name: file.name, gzip: gzipSync(bytes).length, brotli: brotliCompressSync(bytes).length };
  });

console.table(files);
const total = files.reduce((sum, file) => sum + file.gzip, 0);
console.log(`${total} bytes in gzip, budget ${budget}`);
process.exitCode = files.length > 0 && total <= budget ? 0 : 1;
