// SPDX-License-Identifier: Apache-2.0
// The real program on a demo of its own in a temporary folder: made, served on a free port with the built web apps, its
// clock moved, stopped by its process and proved by `gridward verify`.
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { until } from './story.mjs'

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const program = process.env.GRIDWARD ?? join(root, 'build/release/gridward')
const web = process.env.GRIDWARD_WEB ?? join(root, 'web/dist')
const day_s = 86_400
const shanghai_s = 8 * 3600

export class House {
  folder = mkdtempSync(join(tmpdir(), 'gridward-e2e-'))
  data = join(this.folder, 'data')
  address = ''
  #config = join(this.folder, 'gridward.toml')
  #clock = join(this.folder, 'clock')
  #process
  #log = ''
  #moved_s = 0
  #kill = () => this.#process?.kill('SIGKILL')

  constructor() {
    for (const [what, path, how] of [['program', program, 'script/build'], ['web apps', join(web, 'field/index.html'), 'npm --prefix web run build']])
      if (!existsSync(path)) throw new Error(`the ${what} are not there (${path}): ${how}`)
    process.on('exit', this.#kill)
  }

  run(...words) {
    return execFileSync(program, words, { encoding: 'utf8', env: { ...process.env, LANG: 'C.UTF-8' }, stdio: ['ignore', 'pipe', 'pipe'] })
  }

  /** Jinsha with so many days of work. */
  makeDemo(days, seed) {
    const file = join(this.folder, 'accounts.json')
    this.run('demo', '--data', this.data, '--days', String(days), '--seed', String(seed), '--accounts', file)
    this.accounts = JSON.parse(readFileSync(file, 'utf8')).accounts
  }
  /** The first account with that role whose region covers the one named. */
  first(role, region = '') {
    const account = this.accounts.find((one) => one.role === role && (!region || region.startsWith(one.region)))
    if (!account) throw new Error(`the demo has no ${role}`)
    return account
  }

  configure(lines = []) {
    writeFileSync(this.#config, ['job_interval_s = 1', 'session_days = 60', 'access_log = false', 'patrol_tracks = true', ...lines, ''].join('\n'), { mode: 0o600 })
  }

  /** Ten in the morning of this Shanghai day: messages that are not urgent wait over night. */
  startMorning() {
    const local = Math.floor(Date.now() / 1000) + shanghai_s
    this.#moved_s = 10 * 3600 - (local % day_s)
    writeFileSync(this.#clock, String(this.#moved_s))
  }
  moveClock(hours) {
    this.#moved_s += hours * 3600
    writeFileSync(this.#clock, String(this.#moved_s))
  }

  async serve() {
    const words = ['serve', '--data', this.data, '--config', this.#config, '--listen', '127.0.0.1:0', '--web', web]
    if (existsSync(this.#clock)) words.push('--clock-file', this.#clock)
    this.#log = ''
    this.#process = spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'] })
    for (const stream of [this.#process.stdout, this.#process.stderr]) stream.on('data', (bytes) => (this.#log = (this.#log + bytes).slice(-100_000)))
    const listening = await until(() => {
      if (this.#process.exitCode !== null) throw new Error(`the server ended: ${this.#log}`)
      return /listening on (\S+)/.exec(this.#log)
    }, 'the server says where it listens', 30_000)
    this.address = `http://${listening[1]}`
  }

  async stop() {
    const running = this.#process
    this.#process = undefined
    if (!running || running.exitCode !== null) return
    const ended = new Promise((done) => running.once('exit', done))
    running.kill('SIGTERM')
    const code = await Promise.race([ended, new Promise((done) => setTimeout(() => done('time'), 20_000))])
    if (code === 0) return
    running.kill('SIGKILL')
    throw new Error(`the server did not end as asked (${code}): ${this.#log.slice(-2000)}`)
  }

  /** How far the messages have followed the log; nothing is left to tell when true. */
  toldEverything() {
    const ask = 'import sqlite3,sys; c=sqlite3.connect(f"file:{sys.argv[1]}?mode=ro",uri=True); print(c.execute("SELECT COALESCE((SELECT seq FROM job_cursor WHERE name=\'notify\'),0)=(SELECT MAX(seq) FROM event)").fetchone()[0])'
    return execFileSync('python3', ['-c', ask, join(this.data, 'gridward.sqlite')], { encoding: 'utf8' }).trim() === '1'
  }

  async remove() {
    await this.stop().finally(() => {
      process.off('exit', this.#kill)
      rmSync(this.folder, { recursive: true, force: true })
    })
  }
}
