import { deflateRawSync, deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** A file of the test; the name is what somebody would have called it. */
export type Specimen = { readonly name: string; readonly bytes: Buffer };

/** Says to each scanner that it is a virus, and is none. Written in two parts, so that no scanner takes this file away. */
export const eicar = Buffer.from(
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''),
);

export function pdf(extra = '', more = ''): Buffer {
  return Buffer.from(
    [
      '%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R ',
      extra,
      ' >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n',
      more,
      'trailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF\n',
    ].join(''),
    'latin1',
  );
}

/** Objects packed together, as every newer program writes them. */
export function pdfPacking(objects: string, filter = '/Filter /FlateDecode'): Buffer {
  const packed = deflateSync(Buffer.from(objects)).toString('latin1');
  const head = `3 0 obj\n<< /Type /ObjStm /N 1 /First 4 ${filter} /Length ${packed.length} >>\n`;
  return pdf('', `${head}stream\r\n${packed}\r\nendstream\nendobj\n`);
}

export async function picture(kind: 'jpeg' | 'png', width = 64, height = 48): Promise<Buffer> {
  const plain = sharp({ create: { width, height, channels: 3, background: '#336699' }, limitInputPixels: false });
  const located = plain.withExif({
    IFD0: { Artist: 'Els Voorbeeld' },
    IFD3: { GPSLatitude: '52/1 5/1 0/1', GPSLatitudeRef: 'N' },
  });
  return kind === 'jpeg' ? located.jpeg().toBuffer() : located.png().toBuffer();
}

/** A PNG that says it is this large and holds next to nothing. */
export function hugePng(width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const body = deflateSync(Buffer.alloc(1_000_000));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    part('IHDR', head),
    part('IDAT', body),
    part('IEND', Buffer.alloc(0)),
  ]);
}

function part(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type), body]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

function crc32(bytes: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}

/** An archive with one file in it, stored under this name. */
export function zip(name: string, content: Buffer): Buffer {
  const packed = deflateRawSync(content);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(crc32(content.subarray(0, 1_000_000)), 14);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(content.length, 22);
  local.writeUInt16LE(name.length, 26);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  return Buffer.concat([local, Buffer.from(name), packed, end]);
}

const script = '<< /S /JavaScript /JS (app.alert\\(1\\)) >>';
const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>';

/** Everything that must not come in as it is. */
export async function hostileFiles(): Promise<readonly Specimen[]> {
  const jpeg = await picture('jpeg');
  const png = await picture('png');
  const bomb = zip('bom.txt', Buffer.alloc(64 * 1024 * 1024));
  const of = (name: string, bytes: Buffer | string) => ({ name, bytes: Buffer.from(bytes) });
  return [
    of('leeg.pdf', ''),
    of('te-groot.txt', Buffer.alloc(10 * 1024 * 1024 + 1, 'a')),
    of('tekening.svg', svg),
    of('tekening.txt', `  ${svg}`),
    of('pagina.html', '<!DOCTYPE html><script>alert(1)</script>'),
    of('pagina.txt', 'gewoon\n<ScRiPt src=//elders.example>'),
    of('programma.exe', Buffer.from('MZ\x90\x00\x03\x00', 'latin1')),
    of('programma.txt', '#!/bin/sh\nrm -rf /\n'),
    of('programma', Buffer.from('\x7fELF\x02\x01\x01\x00', 'latin1')),
    of('brief.docm', zip('word/vbaProject.bin', Buffer.from('macro'))),
    of('brief.docx', zip('word/document.xml', Buffer.from('<w:document/>'))),
    of('brief.doc', Buffer.from('d0cf11e0a1b11ae1', 'hex')),
    of('brief.rtf.exe', '{\\rtf1\0'),
    of('bom.zip', bomb),
    of('bom.pdf', pdfPacking('0 1 '.repeat(6_000_000))),
    of('snelkoppeling.lnk', Buffer.from('4c0000000114020000000000c000000000000046', 'hex')),
    of('..\\..\\autoexec.bat', '\0'),
    of('foto\u202egpj.exe', 'MZ\0'),
    of('omgekeerd.txt', 'gewoon \u202ecod.exe'),
    of('latin.txt', Buffer.from('caf\xe9', 'latin1')),
    of('script.pdf', pdf(`/OpenAction ${script}`)),
    of('script-anders.pdf', pdf('/OpenAction << /S /Java#53cript /J#53 (x) >>')),
    of('script-hex.pdf', pdf('/OpenAction << /S /#4a#61#76#61#53#63#72#69#70#74 >>')),
    of('script-in-pak.pdf', pdfPacking(`1 0 ${script}`)),
    of('script-in-vreemd-pak.pdf', pdfPacking(`1 0 ${script}`, '/Filter [/ASCIIHexDecode /FlateDecode]')),
    of(
      'script-in-schuif-pak.pdf',
      pdfPacking(`1 0 ${script}`, '/Filter /FlateDecode /DecodeParms << /Predictor 12 >>'),
    ),
    of('pak-anders.pdf', pdf('', '3 0 obj\n<< /Type /Obj#53tm >>\nstream\nx\nendstream\nendobj\n')),
    of('pak-zonder.pdf', pdf('/X /ObjStm')),
    of('start.pdf', pdf('/OpenAction << /S /Launch /F (cmd.exe) >>')),
    of('bijlage-in.pdf', pdf('/Names << /EmbeddedFiles 5 0 R >>')),
    of('formulier.pdf', pdf('/AcroForm << /XFA 5 0 R >>')),
    of('slot.pdf', pdf('/Encrypt 5 0 R')),
    of('half.pdf', pdf().subarray(0, 40)),
    of('meer.pdf', Buffer.concat([pdf(), Buffer.from(svg)])),
    of('pdf-en-zip.pdf', Buffer.concat([pdf('', zip('x', Buffer.from('x')).toString('latin1'))])),
    of('iets-ervoor.pdf', Buffer.concat([Buffer.from('MZ\n'), pdf()])),
    of('groot.png', hugePng(50_000, 50_000)),
    of('lang.png', hugePng(50_000, 1)),
    of('half.png', png.subarray(0, 60)),
    of('half.jpg', jpeg.subarray(0, 200)),
    of('gif.png', Buffer.from('GIF89a<script>alert(1)</script>')),
    of('kop.jpg', Buffer.from('\xff\xd8\xff\xe0<script>alert(1)</script>', 'latin1')),
  ];
}

/** What comes in, but not as it is: nothing of the second file in it is left. */
export async function twofold(): Promise<readonly (Specimen & { readonly hides: string })[]> {
  const [jpeg, png] = await Promise.all([picture('jpeg'), picture('png')]);
  const archive = zip('programma.exe', Buffer.from('MZ'));
  const more = (name: string, bytes: Buffer, hides: string, second: Buffer) => ({
    name,
    bytes: Buffer.concat([bytes, second]),
    hides,
  });
  return [
    more('foto-en-archief.jpg', jpeg, 'PK\x05\x06', archive),
    more('foto-en-archief.png', png, 'PK\x05\x06', archive),
    more('foto-en-pagina.png', png, '<script', Buffer.from('<script>alert(1)</script>')),
    more('foto-en-virus.jpg', jpeg, 'EICAR', eicar),
    more('foto-met-plaats.jpg', jpeg, 'Els Voorbeeld', Buffer.alloc(0)),
    more('foto-met-plaats.png', png, 'Els Voorbeeld', Buffer.alloc(0)),
  ];
}

/** What a school has. */
export async function ordinary(): Promise<readonly Specimen[]> {
  return [
    { name: 'brief.pdf', bytes: pdf('/OpenAction [3 0 R /Fit] /Lang (nl)') },
    { name: 'nieuwer.pdf', bytes: pdfPacking('4 0 << /Type /Font /BaseFont /Arial,Bold >>') },
    { name: 'foto.jpg', bytes: await picture('jpeg', 1_600, 1_200) },
    { name: 'scan.png', bytes: await picture('png', 800, 600) },
    { name: 'verslag.txt', bytes: Buffer.from('Gesprek met moeder:\r\n“Het gaat 5 < 6 keer beter” – café.\n') },
  ];
}
