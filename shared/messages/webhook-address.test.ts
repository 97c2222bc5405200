/** Where a webhook may go: the special-purpose registries row by row, and every spelling by which one gets around them. */
import { isIP } from 'node:net'
import { describe, expect, it } from 'vitest'
import { isPublicAddress, mayReach, webhookUrl } from './webhook-address.ts'

const organisation = 'https://quorum.example'
const here = 'http://localhost:4870'

/** First and last address of each range, and the neighbours outside. */
const closed = [
  ['0.0.0.0', '0.255.255.255', null, '1.0.0.0'],
  ['10.0.0.0', '10.255.255.255', '9.255.255.255', '11.0.0.0'],
  ['100.64.0.0', '100.127.255.255', '100.63.255.255', '100.128.0.0'],
  ['127.0.0.0', '127.255.255.255', '126.255.255.255', '128.0.0.0'],
  ['169.254.0.0', '169.254.255.255', '169.253.255.255', '169.255.0.0'],
  ['172.16.0.0', '172.31.255.255', '172.15.255.255', '172.32.0.0'],
  ['192.0.0.0', '192.0.0.255', '191.255.255.255', '192.0.1.0'],
  ['192.0.2.0', '192.0.2.255', '192.0.1.255', '192.0.3.0'],
  ['192.88.99.0', '192.88.99.255', '192.88.98.255', '192.88.100.0'],
  ['192.168.0.0', '192.168.255.255', '192.167.255.255', '192.169.0.0'],
  ['198.18.0.0', '198.19.255.255', '198.17.255.255', '198.20.0.0'],
  ['198.51.100.0', '198.51.100.255', '198.51.99.255', '198.51.101.0'],
  ['203.0.113.0', '203.0.113.255', '203.0.112.255', '203.0.114.0'],
  ['224.0.0.0', '255.255.255.255', '223.255.255.255', null],
  ['2001::', '2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff', '2000:ffff::', '2001:200::'],
  ['2001:db8::', '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff', '2001:db7:ffff::', '2001:db9::'],
  ['2002::', '2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff', '2001:ffff::', '2003::'],
  ['3fff::', '3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff', '3ffe:ffff::', '3fff:1000::'],
] as const

describe('an IP address', () => {
  it.each(closed)('from %s to %s is not public, its neighbours are', (first, last, before, after) => {
    expect([first, last].map(isPublicAddress)).toEqual([false, false])
    for (const outside of [before, after])
      if (outside) expect([outside, isPublicAddress(outside)]).toEqual([outside, true])
  })

  it.each([
    ['::1', 'loopback'],
    ['::', 'unspecified'],
    ['::ffff:127.0.0.1', 'mapped'],
    ['::ffff:8.8.8.8', 'mapped'],
    ['64:ff9b::a9fe:a9fe', 'translated: the metadata of a cloud'],
    ['fd00:ec2::254', 'the metadata of a cloud'],
    ['fe80::1%eth0', 'link-local'],
    ['fc00::', 'local'],
    ['ff02::1', 'multicast'],
    ['4000::', 'not given to anybody'],
  ])('%s (%s) is not public', (address) => {
    expect(isIP(address.split('%')[0]!)).toBe(6)
    expect(isPublicAddress(address)).toBe(false)
  })

  it.each([
    '2606:4700:4700::1111',
    '2a00:1450:4007:80e::200e',
    '2001:4860:4860:0:0:0:0:8888',
    '2a01::1.2.3.4',
  ])('%s is public', (address) => expect(isPublicAddress(address)).toBe(true))

  it.each([
    '',
    'example.org',
    '1.2.3',
    '1.2.3.4.5',
    '256.1.1.1',
    '2a00',
    '2a00:1',
    '2a00::1::2',
    '2a00:::1',
    '2a00::12345',
  ])('“%s” is none, and so not public', (address) => {
    expect(isIP(address)).toBe(0)
    expect(isPublicAddress(address)).toBe(false)
  })
})

describe('the address of a webhook', () => {
  it.each([
    ['https://example.org/hook', 'https://example.org/hook'],
    ['HTTPS://Example.ORG:443/Hook?a=b', 'https://example.org/Hook?a=b'],
    ['https://example.org:8443/', 'https://example.org:8443/'],
    ['https://8.8.8.8/', 'https://8.8.8.8/'],
    ['https://localhost.example.org/', 'https://localhost.example.org/'],
  ])('%s is taken', (text, url) => expect(webhookUrl(text, organisation)).toBe(url))

  it.each([
    'example.org/hook',
    'http://example.org/',
    'ftp://example.org/',
    'file:///etc/passwd',
    'https://user:password@example.org/',
    'https://user@example.org/',
    'https://example.org/#part',
    'https://localhost/',
    'https://LOCALHOST./',
    'https://api.localhost/',
    'https://metadata.google.internal/',
    'https://printer.local/',
    'https://127.0.0.1/',
    'https://127.1/',
    'https://2130706433/',
    'https://0x7f.0.0.1/',
    'https://0177.0.0.1/',
    'https://169.254.169.254/latest/meta-data/',
    'https://[::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://[fd00:ec2::254]/',
    'https://①②⑦.0.0.1/',
  ])('%s is refused', (text) => expect(webhookUrl(text, organisation)).toBeNull())

  it('may be this machine for an instance that runs on it, and still no other machine beside it', () => {
    for (const url of [
      'http://localhost:9000/hook',
      'http://127.0.0.1:9000/',
      'http://[::1]:9000/',
      'https://localhost/',
    ]) {
      expect(webhookUrl(url, here)).toBe(url)
      expect(webhookUrl(url, organisation)).toBeNull()
    }
    for (const url of [
      'http://192.168.1.1/',
      'https://10.0.0.1/',
      'http://example.org/',
      'ftp://localhost/',
      'http://me@localhost/',
    ])
      expect(webhookUrl(url, here)).toBeNull()
    expect(webhookUrl('https://example.org/', here)).toBe('https://example.org/')
  })
})

it('a name is let through only to what it resolves to', () => {
  expect(
    ['93.184.216.34', '127.0.0.1', '::1', '10.0.0.1', '169.254.169.254'].map((ip) =>
      mayReach(ip, organisation),
    ),
  ).toEqual([true, false, false, false, false])
  expect(['93.184.216.34', '127.0.0.1', '::1', '10.0.0.1'].map((ip) => mayReach(ip, here))).toEqual([
    true,
    true,
    true,
    false,
  ])
  for (const origin of ['', 'not an address', 'https://localhost.example.org'])
    expect(mayReach('127.0.0.1', origin)).toBe(false)
})
