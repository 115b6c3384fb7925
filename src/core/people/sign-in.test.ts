import { generateSync } from 'otplib'
import { describe, expect, it } from 'vitest'
import { codeOf } from '../../../test/harness/code-of.ts'
import { startTestCore, testPassword } from '../../../test/harness/start-test-core.ts'
import type { TestCore } from '../../../test/harness/start-test-core.ts'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
const right = { email: 'admin@example.test', password: testPassword }

describe('signing in', () => {
  it('takes the right password for an active person, whatever the case of the e-mail', async () => {
    await using test = await startTestCore()
    const browser = test.asNobody()
    expect(await browser.client.session.signIn({ ...right, email: 'Admin@Example.test' })).toMatchObject({
      role: 'admin',
      name: 'Ada Admin',
    })
    expect(await browser.client.session.current()).toMatchObject({ email: right.email })
    await browser.client.session.signOut()
    expect(await browser.client.session.current()).toBeNull()
    expect(browser.cookie()).toBe('')
  })

  it('says the same of a wrong password, an unknown e-mail and a deactivated person', async () => {
    await using test = await startTestCore()
    const other = await test.asUser('admin')
    await test.client.team.deactivate({ userId: other.id })
    for (const attempt of [
      { ...right, password: 'wrong' },
      { email: 'nobody@example.test', password: testPassword },
      { email: other.email, password: testPassword },
    ]) {
      expect(await codeOf(test.asNobody().client.session.signIn(attempt))).toBe('WRONG_CREDENTIALS')
    }
  })

  it('gives each sign-in a session of its own and ends the one it replaces', async () => {
    await using test = await startTestCore()
    const browser = test.asNobody()
    await browser.client.session.signIn(right)
    const before = browser.cookie()
    await browser.client.session.signIn(right)
    expect(browser.cookie()).not.toBe(before)
    expect(await test.admin.client.session.list()).toHaveLength(2)
  })
})

describe('attempts', () => {
  const guess = (test: TestCore, n: number) => codeOf(test.asNobody().client.session.signIn({ ...right, password: `guess number ${n}` }))

  it('get slower and slower for an account at an origin, and a right password is not heard meanwhile', async () => {
    await using test = await startTestCore()
    const codes: string[] = []
    for (let n = 0; n < 8; n += 1) codes.push(await guess(test, n))
    expect(codes).toEqual([...Array<string>(5).fill('WRONG_CREDENTIALS'), ...Array<string>(3).fill('TOO_MANY_ATTEMPTS')])
    expect(await codeOf(test.asNobody().client.session.signIn(right))).toBe('TOO_MANY_ATTEMPTS')
    await test.advance(1000)
    expect(await guess(test, 9)).toBe('WRONG_CREDENTIALS')
    await test.advance(1000)
    expect(await guess(test, 10)).toBe('TOO_MANY_ATTEMPTS')
    await test.advance(1000)
    expect(await codeOf(test.asNobody().client.session.signIn(right))).toBe('ok')
    // What was right makes up for what was wrong.
    expect(await guess(test, 11)).toBe('WRONG_CREDENTIALS')
  })

  it('are not got around by many at once', async () => {
    await using test = await startTestCore()
    const codes = await Promise.all(Array.from({ length: 40 }, (_, n) => guess(test, n)))
    expect(codes.filter((code) => code === 'WRONG_CREDENTIALS').length).toBeLessThanOrEqual(5)
  })

  it('of brute force over a day come to almost nothing, the password being the hundredth tried', async () => {
    await using test = await startTestCore()
    const endsAt = test.ports.clock.now() + dayMs
    let tried = 0
    let found = false
    // The attacker waits exactly as long as told, and never longer.
    while (test.ports.clock.now() < endsAt && !found) {
      const password = tried === 140 ? testPassword : `guess ${tried}`
      try {
        await test.asNobody().client.session.signIn({ ...right, password })
        found = true
      } catch (error) {
        const { code, data } = error as { code: string; data: { retryAt?: Date } }
        if (code === 'TOO_MANY_ATTEMPTS' && data.retryAt) test.ports.clock.jumpTo(data.retryAt.getTime())
        else tried += 1
      }
    }
    expect(found).toBe(false)
    expect(tried).toBeLessThan(120)
  })

  it('stay limited over a restart', async () => {
    await using test = await startTestCore()
    for (let n = 0; n < 5; n += 1) await guess(test, n)
    await test.restart()
    expect(await guess(test, 6)).toBe('TOO_MANY_ATTEMPTS')
  })

  it('on many accounts from one origin are limited together', async () => {
    await using test = await startTestCore()
    const codes: string[] = []
    for (let n = 0; n < 55; n += 1)
      codes.push(await codeOf(test.asNobody().client.session.signIn({ email: `user-${n}@example.test`, password: 'spray' })))
    expect(codes.slice(0, 50)).toEqual(Array<string>(50).fill('WRONG_CREDENTIALS'))
    expect(codes.slice(50)).toEqual(Array<string>(5).fill('TOO_MANY_ATTEMPTS'))
  })

  it('from elsewhere never lock a person out where they signed in before, nor from a link', async () => {
    await using test = await startTestCore()
    // 30 failures from the browser's origin; the desktop is another origin, from which the person has signed in.
    const desktop = test.asDesktop()
    await desktop.client.session.signIn(right)
    await desktop.client.session.signOut()
    for (let n = 0; n < 30; n += 1) {
      await guess(test, n)
      await test.jump(15 * minuteMs)
    }
    await guess(test, 31)
    expect(await guess(test, 32)).toBe('TOO_MANY_ATTEMPTS')
    expect(await codeOf(desktop.client.session.signIn(right))).toBe('ok')
    const link = test.core.createSignInLink(right.email, { kind: 'cli', id: 'cli', name: 'test' })
    expect(await codeOf(test.asNobody().client.session.redeemLink({ token: link?.token ?? '' }))).toBe('ok')
  })
})

describe('what nobody can guess', () => {
  it('is never held up by somebody else’s wrong tries from the same place; the tries are', async () => {
    await using test = await startTestCore()
    const wrongToken = () => codeOf(test.asNobody().client.session.describeLink({ token: 'x'.repeat(43) }))
    const wrongCode = () =>
      codeOf(
        test
          .asNobody()
          .client.session.recover({ email: right.email, recoveryCode: 'AAAAA-AAAAA-AAAAA-AAAAA-AAAAA', password: 'another long password' }),
      )
    for (let n = 0; n < 50; n += 1) expect(await wrongToken()).toBe('LINK_INVALID')
    expect(await wrongToken()).toBe('TOO_MANY_ATTEMPTS')
    for (let n = 0; n < 5; n += 1) expect(await wrongCode()).toBe('WRONG_CREDENTIALS')
    expect(await wrongCode()).toBe('TOO_MANY_ATTEMPTS')
    const link = test.core.createSignInLink(right.email, { kind: 'cli', id: 'cli', name: 'test' })
    expect(await codeOf(test.asNobody().client.session.redeemLink({ token: link?.token ?? '' }))).toBe('ok')
    const [recoveryCode = ''] = test.recoveryCodes
    expect(
      await codeOf(test.asNobody().client.session.recover({ email: right.email, recoveryCode, password: 'another long password' })),
    ).toBe('ok')
  })
})

describe('attempts in the history', () => {
  const attemptsIn = async (test: TestCore) => {
    const { items } = await test.client.history.list({ limit: 200 })
    return items.filter(({ action }) => action.startsWith('session.attempt_')).toReversed()
  }

  it('name whom they were made on when there is such a person, and nothing of what was typed when there is not', async () => {
    await using test = await startTestCore()
    await codeOf(test.asNobody().client.session.signIn({ ...right, password: 'wrong' }))
    await codeOf(test.asNobody().client.session.signIn({ email: 'my.secret@example.test', password: 'a typed secret' }))
    await codeOf(test.asNobody().client.session.recover({ email: right.email, recoveryCode: 'AAAAA', password: 'another long password' }))
    await codeOf(test.asNobody().client.session.redeemLink({ token: 'x'.repeat(43) }))
    await codeOf(test.admin.client.session.removeTotp({ password: 'wrong' }))
    const items = await attemptsIn(test)
    expect(items.map(({ action, subject, after }) => [action, subject.id, after?.['way']])).toEqual([
      ['session.attempt_failed', test.admin.id, 'password'],
      ['session.attempt_failed', 'unknown', 'password'],
      ['session.attempt_failed', test.admin.id, 'recovery_code'],
      ['session.attempt_failed', 'unknown', 'link'],
      ['session.attempt_failed', test.admin.id, 'confirmation'],
    ])
    expect(items[0]?.after).toMatchObject({ address: '127.0.0.1', attempts: 1 })
    // Somebody at the door is nobody; somebody who is in is who they are.
    expect(items.map(({ actor }) => actor.id)).toEqual(['nobody', 'nobody', 'nobody', 'nobody', test.admin.id])
    expect(JSON.stringify(items)).not.toMatch(/my\.secret|typed secret/)
  })

  it('tell of the code, of what was blocked, and of the vault', async () => {
    await using test = await startTestCore({ setup: { vaultPassphrase: 'a passphrase of many words' } })
    for (let n = 0; n < 6; n += 1) await codeOf(test.asNobody().client.session.signIn({ ...right, password: `guess ${n}` }))
    await test.restart()
    await codeOf(test.client.setup.unlockVault({ passphrase: 'not this one' }))
    const items = await attemptsIn(test)
    expect(items.filter(({ action }) => action === 'session.attempt_blocked')).toMatchObject([
      { subject: { id: test.admin.id }, after: { way: 'password', attempts: 1 } },
    ])
    expect(items.at(-1)).toMatchObject({ action: 'session.attempt_failed', subject: { kind: 'vault' }, after: { way: 'vault' } })
  })

  it('cannot fill the store: a thousand more leave a handful of rows that say how many there were', async () => {
    await using test = await startTestCore()
    const browser = test.asNobody()
    for (let n = 0; n < 1000; n += 1) await codeOf(browser.client.session.signIn({ email: `nobody-${n % 7}@example.test`, password: 'x' }))
    const items = await attemptsIn(test)
    expect(items.length).toBeLessThan(25)
    const blocked = items.filter(({ action }) => action === 'session.attempt_blocked')
    expect(blocked.at(-1)?.after).toMatchObject({ attempts: 500 })
    // A day later it begins anew.
    await test.jump(25 * 60 * minuteMs)
    await codeOf(browser.client.session.signIn({ email: 'nobody@example.test', password: 'x' }))
    expect((await attemptsIn(test)).at(-1)?.after).toMatchObject({ attempts: 1 })
  })

  it('do not show what is not one: a further step, a right password, a form that is wrong', async () => {
    await using test = await startTestCore()
    await codeOf(test.asNobody().client.session.signIn(right))
    await codeOf(test.admin.client.session.changePassword({ current: testPassword, next: 'short' }))
    expect(await attemptsIn(test)).toEqual([])
  })
})

describe('sessions', () => {
  it('slide while used, end when idle, and end for good after 90 days', async () => {
    await using test = await startTestCore()
    const current = async () => (await test.admin.client.session.current())?.email
    await test.jump(13 * dayMs)
    expect(await current()).toBe(right.email)
    await test.jump(13 * dayMs)
    expect(await current()).toBe(right.email)
    await test.jump(14 * dayMs + 1)
    expect(await current()).toBeUndefined()

    const browser = test.asNobody()
    await browser.client.session.signIn(right)
    for (let day = 0; day < 9; day += 1) {
      await test.jump(10 * dayMs - 1)
      await browser.client.session.current()
    }
    expect(await browser.client.session.current()).toMatchObject({ email: right.email })
    await test.advance(10)
    expect(await browser.client.session.current()).toBeNull()
  })

  it('are listed, revoked one by one or all others, and only one’s own', async () => {
    await using test = await startTestCore()
    const second = test.asNobody()
    const third = test.asNobody()
    await second.client.session.signIn(right)
    await third.client.session.signIn(right)
    const list = await second.client.session.list()
    expect(list).toHaveLength(3)
    expect(list.filter(({ current }) => current)).toHaveLength(1)
    const other = await test.asUser('admin')
    const mine = list.find(({ current }) => current)?.id ?? ''
    expect(await codeOf(other.client.session.revoke({ sessionId: mine }))).toBe('NOT_FOUND')
    await third.client.session.revoke({ sessionId: mine })
    expect(await second.client.session.current()).toBeNull()
    expect(await third.client.session.revokeOthers()).toEqual({ ended: 1 })
    expect(await test.admin.client.session.current()).toBeNull()
    expect(await third.client.session.current()).not.toBeNull()
  })

  it('of the desktop are kept by core over restarts, shared by its windows', async () => {
    await using test = await startTestCore()
    const window = test.asDesktop()
    expect(await window.client.session.current()).toBeNull()
    await window.client.session.signIn(right)
    expect(await test.asDesktop().client.session.current()).toMatchObject({ email: right.email })
    await test.restart()
    expect(await test.asDesktop().client.session.current()).toMatchObject({ email: right.email })
    await test.asDesktop().client.session.signOut()
    await test.restart()
    expect(await test.asDesktop().client.session.current()).toBeNull()
  })
})

describe('a password', () => {
  it('is changed with the old one, and other sessions end', async () => {
    await using test = await startTestCore()
    const other = test.asNobody()
    await other.client.session.signIn(right)
    expect(await codeOf(test.admin.client.session.changePassword({ current: 'wrong', next: 'another long password' }))).toBe(
      'WRONG_CREDENTIALS',
    )
    expect(await codeOf(test.admin.client.session.changePassword({ current: testPassword, next: 'short' }))).toBe('BAD_INPUT')
    await test.admin.client.session.changePassword({ current: testPassword, next: 'another long password' })
    expect(await test.admin.client.session.current()).not.toBeNull()
    expect(await other.client.session.current()).toBeNull()
    expect(await codeOf(other.client.session.signIn(right))).toBe('WRONG_CREDENTIALS')
    expect(await codeOf(other.client.session.signIn({ ...right, password: 'another long password' }))).toBe('ok')
  })

  it('cannot be guessed with a stolen session either', async () => {
    await using test = await startTestCore()
    const codes: string[] = []
    for (let n = 0; n < 7; n += 1) codes.push(await codeOf(test.admin.client.session.removeTotp({ password: `guess ${n}` })))
    expect(codes.slice(5)).toEqual(['TOO_MANY_ATTEMPTS', 'TOO_MANY_ATTEMPTS'])
  })

  it('that is lost is set anew with a recovery code, once; sessions end', async () => {
    await using test = await startTestCore()
    const [code = '', second = ''] = test.recoveryCodes
    const browser = test.asNobody()
    expect(
      await codeOf(
        browser.client.session.recover({
          email: right.email,
          recoveryCode: 'AAAAA-AAAAA-AAAAA-AAAAA-AAAAA',
          password: 'another long password',
        }),
      ),
    ).toBe('WRONG_CREDENTIALS')
    expect(
      await codeOf(browser.client.session.recover({ email: 'nobody@example.test', recoveryCode: code, password: 'another long password' })),
    ).toBe('WRONG_CREDENTIALS')
    await browser.client.session.recover({ email: right.email, recoveryCode: code.toLowerCase(), password: 'another long password' })
    expect(await test.admin.client.session.current()).toBeNull()
    expect(
      await codeOf(browser.client.session.recover({ email: right.email, recoveryCode: code, password: 'another long password' })),
    ).toBe('WRONG_CREDENTIALS')
    // The same code is used up for the vault as well; another one is not.
    test.ports.keychain.entries.clear()
    await test.restart()
    expect(await codeOf(test.client.setup.unlockVault({ recoveryCode: code }))).toBe('WRONG_CREDENTIALS')
    expect(await codeOf(test.client.setup.unlockVault({ recoveryCode: second }))).toBe('ok')
    expect(
      await codeOf(test.asNobody().client.session.recover({ email: right.email, recoveryCode: second, password: 'another long password' })),
    ).toBe('WRONG_CREDENTIALS')
  })

  it('gets new recovery codes, and the former ones stop working', async () => {
    await using test = await startTestCore()
    const { recoveryCodes } = await test.admin.client.session.newRecoveryCodes({ password: testPassword })
    expect(
      await codeOf(
        test
          .asNobody()
          .client.session.recover({ email: right.email, recoveryCode: test.recoveryCodes[0] ?? '', password: 'another long password' }),
      ),
    ).toBe('WRONG_CREDENTIALS')
    expect(
      await codeOf(
        test
          .asNobody()
          .client.session.recover({ email: right.email, recoveryCode: recoveryCodes[0] ?? '', password: 'another long password' }),
      ),
    ).toBe('ok')
  })
})

describe('an authenticator app', () => {
  const codeAt = (test: TestCore, secret: string, offsetMs = 0) =>
    generateSync({ secret, epoch: Math.floor((test.ports.clock.now() + offsetMs) / 1000) })

  it('is asked for once confirmed, each code once', async () => {
    await using test = await startTestCore()
    const { secret, uri } = await test.admin.client.session.startTotp()
    expect(uri).toContain(secret)
    // Not confirmed yet: nothing changes.
    expect(await codeOf(test.asNobody().client.session.signIn(right))).toBe('ok')
    expect(await codeOf(test.admin.client.session.confirmTotp({ code: '000000' }))).toBe('WRONG_CREDENTIALS')
    await test.admin.client.session.confirmTotp({ code: codeAt(test, secret) })
    expect(await codeOf(test.admin.client.session.startTotp())).toBe('CONFLICT')
    expect(await codeOf(test.asNobody().client.session.signIn(right))).toBe('TOTP_REQUIRED')
    expect(await codeOf(test.asNobody().client.session.signIn({ ...right, totp: codeAt(test, secret) }))).toBe('WRONG_CREDENTIALS')
    await test.advance(30_000)
    const code = codeAt(test, secret)
    expect(await codeOf(test.asNobody().client.session.signIn({ ...right, totp: `${code.slice(0, 3)} ${code.slice(3)}` }))).toBe('ok')
    expect(await codeOf(test.asNobody().client.session.signIn({ ...right, totp: code }))).toBe('WRONG_CREDENTIALS')
  })

  it('takes one code once even when it is used twice at the same moment', async () => {
    await using test = await startTestCore()
    const { secret } = await test.admin.client.session.startTotp()
    await test.admin.client.session.confirmTotp({ code: codeAt(test, secret) })
    await test.advance(60_000)
    const totp = codeAt(test, secret)
    const codes = await Promise.all([1, 2, 3].map(() => codeOf(test.asNobody().client.session.signIn({ ...right, totp }))))
    expect(codes.filter((code) => code === 'ok')).toHaveLength(1)
  })

  it('forgives a clock that is half a minute off, not more, and is limited like a password', async () => {
    await using test = await startTestCore()
    const { secret } = await test.admin.client.session.startTotp()
    await test.admin.client.session.confirmTotp({ code: codeAt(test, secret) })
    await test.jump(10 * minuteMs)
    expect(await codeOf(test.asNobody().client.session.signIn({ ...right, totp: codeAt(test, secret, -90_000) }))).toBe('WRONG_CREDENTIALS')
    expect(await codeOf(test.asNobody().client.session.signIn({ ...right, totp: codeAt(test, secret, -30_000) }))).toBe('ok')
    const codes: string[] = []
    for (let n = 0; n < 6; n += 1) codes.push(await codeOf(test.asNobody().client.session.signIn({ ...right, totp: '123456' })))
    expect(codes.at(-1)).toBe('TOO_MANY_ATTEMPTS')
  })

  it('is removed with the password', async () => {
    await using test = await startTestCore()
    const { secret } = await test.admin.client.session.startTotp()
    await test.admin.client.session.confirmTotp({ code: codeAt(test, secret) })
    expect(await codeOf(test.admin.client.session.removeTotp({ password: 'wrong' }))).toBe('WRONG_CREDENTIALS')
    await test.admin.client.session.removeTotp({ password: testPassword })
    expect(await codeOf(test.asNobody().client.session.signIn(right))).toBe('ok')
  })

  it('needs the open vault', async () => {
    await using test = await startTestCore()
    const { secret } = await test.admin.client.session.startTotp()
    await test.admin.client.session.confirmTotp({ code: codeAt(test, secret) })
    test.ports.keychain.entries.clear()
    await test.restart()
    await test.advance(60_000)
    // Without the vault nobody's code can be checked: said as it is, after the right password only.
    expect(await codeOf(test.asNobody().client.session.signIn({ ...right, totp: codeAt(test, secret) }))).toBe('VAULT_LOCKED')
    expect(await codeOf(test.asNobody().client.session.signIn({ ...right, password: 'wrong', totp: codeAt(test, secret) }))).toBe(
      'WRONG_CREDENTIALS',
    )
  })

  describe('whoever comes by a link', () => {
    const cli = { kind: 'cli' as const, id: 'cli', name: 'cli' }
    /** An admin with an authenticator app, and a second admin who makes links. */
    const withTotp = async (test: TestCore): Promise<string> => {
      const { secret } = await test.admin.client.session.startTotp()
      await test.admin.client.session.confirmTotp({ code: codeAt(test, secret) })
      await test.advance(60_000)
      return secret
    }
    const ways = {
      'a reset link': async (test: TestCore) => {
        const { token } = await test.client.team.resetPassword({ userId: test.admin.id })
        return (totp?: string) => codeOf(test.asNobody().client.session.acceptLink({ token, password: 'another long password', totp }))
      },
      'a sign-in link': (test: TestCore) => {
        const token = test.core.createSignInLink(right.email, cli)?.token ?? ''
        return Promise.resolve((totp?: string) => codeOf(test.asNobody().client.session.redeemLink({ token, totp })))
      },
    }

    it.each(Object.entries(ways))('%s is asked for a code too, and the link is good until one is right', async (_name, makeWay) => {
      await using test = await startTestCore()
      const secret = await withTotp(test)
      const enter = await makeWay(test)
      expect(await enter()).toBe('TOTP_REQUIRED')
      expect(await enter('')).toBe('TOTP_REQUIRED')
      expect(await enter('000000')).toBe('WRONG_CREDENTIALS')
      // Nothing has happened yet: the former password is still the one.
      expect(await codeOf(test.asNobody().client.session.signIn(right))).toBe('TOTP_REQUIRED')
      const totp = codeAt(test, secret)
      expect(await enter(totp)).toBe('ok')
      expect(await enter(totp)).toBe('LINK_INVALID')
      // The code is used up for every way in.
      const password = _name === 'a reset link' ? 'another long password' : testPassword
      expect(await codeOf(test.asNobody().client.session.signIn({ ...right, password, totp }))).toBe('WRONG_CREDENTIALS')
    })

    it.each(Object.entries(ways))('%s is limited in guessing codes, even many at once', async (_name, makeWay) => {
      await using test = await startTestCore()
      const secret = await withTotp(test)
      const enter = await makeWay(test)
      const codes = await Promise.all(Array.from({ length: 20 }, (_, n) => enter(String(n).padStart(6, '0'))))
      expect(codes.filter((code) => code === 'WRONG_CREDENTIALS').length).toBeLessThanOrEqual(5)
      expect(await enter(codeAt(test, secret))).toBe('TOO_MANY_ATTEMPTS')
      await test.advance(5000)
      expect(await enter(codeAt(test, secret))).toBe('ok')
    })

    it.each(Object.entries(ways))('%s takes one code once even when it comes twice at the same moment', async (_name, makeWay) => {
      await using test = await startTestCore()
      const secret = await withTotp(test)
      const enter = await makeWay(test)
      const totp = codeAt(test, secret)
      const codes = await Promise.all([enter(totp), codeOf(test.asNobody().client.session.signIn({ ...right, totp })), enter(totp)])
      expect(codes.filter((code) => code === 'ok')).toHaveLength(1)
    })

    it.each(Object.entries(ways))('%s waits for the vault', async (_name, makeWay) => {
      await using test = await startTestCore()
      const secret = await withTotp(test)
      test.ports.keychain.entries.clear()
      await test.restart()
      const enter = await makeWay(test)
      expect(await enter(codeAt(test, secret))).toBe('VAULT_LOCKED')
    })
  })

  it('that is lost is made up for by a recovery code, once, and can then be switched off', async () => {
    await using test = await startTestCore()
    const { secret } = await test.admin.client.session.startTotp()
    await test.admin.client.session.confirmTotp({ code: codeAt(test, secret) })
    const [recoveryCode = ''] = test.recoveryCodes
    const browser = test.asNobody()
    await browser.client.session.recover({ email: right.email, recoveryCode, password: 'another long password' })
    expect(await browser.client.session.current()).toMatchObject({ totp: true })
    await browser.client.session.removeTotp({ password: 'another long password' })
    expect(await codeOf(test.asNobody().client.session.signIn({ ...right, password: 'another long password' }))).toBe('ok')
  })
})
