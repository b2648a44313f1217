// SPDX-License-Identifier: Apache-2.0
import { type InventedFile, metaRecords, secondOf } from './make-returns.ts';

/** Ten lists of so many records each, as seven providers hand them over: for twenty thousand about 33 MB, 200,000 records. */
export async function nineReturns(each: number, times: number): Promise<readonly InventedFile[]> {
  const rows = each * times;
  return [
    metaRecords(rows, rows),
    table(
      'snap/ip_data.csv',
      `${SNAP_LEGEND}ip,source_port_number,media_id,timestamp\n`,
      rows,
      (n) => `${ip(n)},${port(n)},b~${n},${secondOf(n)} UTC`,
    ),
    table(
      'snap/geo_locations.csv',
      `${SNAP_LEGEND}latitude,longitude,timestamp\n`,
      rows,
      (n) => `${place(n, 31)} ± 39.66 meters,${place(n, 29)} ± 39.66 meters,${secondOf(n)} UTC`,
    ),
    ...(await signedPosts(each, times)),
    table(
      'google/Access Log Activity/Activities - A list of Google services accessed by.csv',
      'Gaia ID,Activity Timestamp,IP Address,Proxied Host IP Address,Is Non-routable IP Address,Activity Country,Activity Region,Activity City,User Agent String,Product Name,Sub-Product Name,Activity Type,Gmail Access Channel\n',
      rows,
      (n) => `100200300400,${secondOf(n)} UTC,${ip(n)},,No,EG,C,Cairo,App : EXAMPLE_APP. App Version : 21.10.2.,YouTube,,Authorized,`,
    ),
    {
      name: 'google/Location History/Records.json',
      *pieces() {
        yield '{"locations": [';
        for (let n = 0; n < rows; n += 1)
          yield `${n === 0 ? '' : ','}\n{"latitudeE7": ${310000000 + n}, "longitudeE7": ${290000000 + n}, "accuracy": 20, "source": "WIFI", "timestamp": "${secondOf(n).replace(' ', 'T')}Z"}`;
        yield '\n]}\n';
      },
    },
    table('roblox/700001_logins.csv', 'UserId,IpAddress,CreatedUtc\n', rows, (n) => `700001,${ip(n)},${1772403005123 + n * 1000}`),
    table(
      'discord/messages/dms/1300000000000000201.csv',
      'id,channel_id,author_id,timestamp,username,contents,attachments\n',
      rows,
      (n) =>
        `${1300000000000000000n + BigInt(n)},1300000000000000201,130000000000000000${n % 2},${secondOf(n).replace(' ', 'T')}.123000+00:00,sandglass,"see, ""this"" ${n}",`,
    ),
    {
      name: 'whatsapp/WhatsApp Chat with Lena.txt',
      *pieces() {
        for (let n = 0; n < rows; n += 1)
          yield `${13 + (n % 15)}/05/2026, 21:${String(n % 60).padStart(2, '0')} - ${n % 2 === 0 ? 'Samir' : 'Lena'}: كم السعر؟ ${n}\n`;
      },
    },
  ];
}

const SNAP_LEGEND =
  '"Target username ""sam.f.invented"" is associated with User ID ""00000000-0000-4000-8000-000000000001"".\n\nLegend"\n===========================\n';

const ip = (n: number): string => `203.0.113.${n % 250}`;
const port = (n: number): number => 1024 + (n % 60_000);
const place = (n: number, degrees: number): string => `${degrees}.${String(20_000 + (n % 9_999))}`;

function table(name: string, head: string, rows: number, row: (n: number) => string): InventedFile {
  return {
    name,
    *pieces() {
      yield head;
      for (let n = 0; n < rows; n += 1) yield `${row(n)}\n`;
    },
  };
}

/** Posts of X, clear-signed as its files are; many of them are several files, each signed, since a signature is checked over a whole text. */
async function signedPosts(each: number, times: number): Promise<readonly InventedFile[]> {
  const { createCleartextMessage, generateKey, sign } = await import('openpgp');
  const { privateKey } = await generateKey({ userIDs: [{ name: 'invented' }], format: 'object' });
  const posts = Array.from({ length: each }, (_, n) => post(n)).join(',\n');
  const signed = await sign({ message: await createCleartextMessage({ text: `[\n${posts}\n]` }), signingKeys: privateKey });
  return Array.from({ length: times }, (_, part) => ({ name: `x/900000000000000001-tweets-part${part}.txt`, pieces: () => [signed] }));
}

function post(n: number): string {
  const time = `Wed Mar 04 18:${String(n % 60).padStart(2, '0')}:11 +0000 2026`;
  return `  {\n    "tweet" : {\n      "id_str" : "18${String(n).padStart(17, '0')}",\n      "created_at" : "${time}",\n      "full_text" : "boats, call now ${n}"\n    }\n  }`;
}
