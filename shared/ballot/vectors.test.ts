/** The libraries behind the protocol against the RFCs' own vectors: an update cannot change the protocol unseen. */
import { p256_oprf } from '@noble/curves/nist.js'
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import { AEAD_AES_128_GCM, CipherSuite, KDF_HKDF_SHA256, KEM_DHKEM_P256_HKDF_SHA256 } from 'hpke'
import { describe, expect, it } from 'vitest'

/** The library draws a scalar from 48 bytes modulo the order, plus one: these bytes make it draw `scalar`. */
const drawing =
  (scalar: string) =>
  (length = 48) => {
    const wanted = (BigInt(`0x${scalar}`) - 1n).toString(16)
    return hexToBytes(wanted.padStart(length * 2, '0'))
  }

describe('RFC 9497 A.3.3, POPRF(P-256, SHA-256)', () => {
  const suite = p256_oprf.poprf(hexToBytes('7465737420696e666f'))
  const keys = suite.deriveKeyPair(hexToBytes('a3'.repeat(32)), hexToBytes('74657374206b6579'))
  const secretBlind = '3338fa65ec36e0290022b48eb562889d89dbfa691d1cde91517fa222ed7ad364'
  const proofScalar = 'f9db001266677f62c095021db018cd8cbb55941d4073698ce45c405d1348b7b1'

  it('derives the key pair', () => {
    expect(bytesToHex(keys.secretKey)).toBe(
      '6ad2173efa689ef2c27772566ad7ff6e2d59b3b196f00219451fb2c89ee4dae2',
    )
    expect(bytesToHex(keys.publicKey)).toBe(
      '030d7ff077fddeec965db14b794f0cc1ba9019b04a2f4fcc1fa525dedf72e2a3e3',
    )
  })

  it('blinds, evaluates, proves and finalises vector 1', () => {
    const input = hexToBytes('00')
    const { blind, blinded, tweakedKey } = suite.blind(input, keys.publicKey, drawing(secretBlind))
    expect(bytesToHex(blinded)).toBe('031563e127099a8f61ed51eeede05d747a8da2be329b40ba1f0db0b2bd9dd4e2c0')
    const { evaluated, proof } = suite.blindEvaluate(keys.secretKey, blinded, drawing(proofScalar))
    expect(bytesToHex(evaluated)).toBe('02c5e5300c2d9e6ba7f3f4ad60500ad93a0157e6288eb04b67e125db024a2c74d2')
    expect(bytesToHex(proof)).toBe(
      'f8a33690b87736c854eadfcaab58a59b8d9c03b569110b6f31f8bf7577f3fbb85a8a0c38468ccde1ba942be501654adb106167c8eb178703ccb42bccffb9231a',
    )
    const output = '193a92520bd8fd1f37accb918040a57108daa110dc4f659abe212636d245c592'
    expect(bytesToHex(suite.finalize(input, blind, evaluated, blinded, proof, tweakedKey))).toBe(output)
    expect(bytesToHex(suite.evaluate(keys.secretKey, input))).toBe(output)
  })

  it('gives the outputs of vectors 2 and 3', () => {
    const output = suite.evaluate(keys.secretKey, hexToBytes('5a'.repeat(17)))
    expect(bytesToHex(output)).toBe('1e6d164cfd835d88a31401623549bf6b9b306628ef03a7962921d62bc5ffce8c')
  })
})

describe('RFC 9180 A.3.1, DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-128-GCM, base mode', () => {
  const suite = new CipherSuite(KEM_DHKEM_P256_HKDF_SHA256, KDF_HKDF_SHA256, AEAD_AES_128_GCM)
  const ikm = hexToBytes('668b37171f1072f3cf12ea8a236a45df23fc13b82af3609ad1e354f6ef817550')
  const enc = hexToBytes(
    '04a92719c6195d5085104f469a8b9814d5838ff72b60501e2c4466e5e67b325ac98536d7b61a1af4b78e5b7f951c0900be863c403ce65c9bfcb9382657222d18c4',
  )
  const info = hexToBytes('4f6465206f6e2061204772656369616e2055726e')

  it('derives the recipient key pair', async () => {
    const pair = await suite.DeriveKeyPair(ikm, true)
    expect(bytesToHex(await suite.SerializePrivateKey(pair.privateKey))).toBe(
      'f3ce7fdae57e1a310d87f1ebbde6f328be0a99cdbcadf4d6589cf29de4b8ffd2',
    )
    expect(bytesToHex(await suite.SerializePublicKey(pair.publicKey))).toBe(
      '04fe8c19ce0905191ebc298a9245792531f26f0cece2460639e8bc39cb7f706a826a779b4cf969b8a0e539c7f62fb3d30ad6aa8f80e30f1d128aafd68a2ce72ea0',
    )
  })

  it('opens the first encryption, and not with other additional data', async () => {
    const pair = await suite.DeriveKeyPair(ikm)
    const ciphertext = hexToBytes(
      '5ad590bb8baa577f8619db35a36311226a896e7342a6d836d8b7bcd2f20b6c7f9076ac232e3ab2523f39513434',
    )
    const opened = await suite.Open(pair, enc, ciphertext, { info, aad: hexToBytes('436f756e742d30') })
    expect(new TextDecoder().decode(opened)).toBe('Beauty is truth, truth beauty')
    await expect(
      suite.Open(pair, enc, ciphertext, { info, aad: hexToBytes('436f756e742d31') }),
    ).rejects.toThrow()
  })
})
