class Pool {
  #running = 0;
  #waiting = [];
  constructor(size) {
    this.size = size;
    this.peak = 0;
  }
  async run(job) {
    if (this.#running >= this.size) await new Promise((r) => this.#waiting.push(r));
    this.#running++;
    this.peak = Math.max(this.peak, this.#running);
    try {
      return await job();
    } finally {
      this.#running--;
      this.#waiting.shift()?.();
    }
  }
}
const pool = new Pool(2);
const jobs = [30, 10, 20, 5].map((ms, i) => pool.run(() => new Promise((r) => setTimeout(r, ms, i))));
Promise.all(jobs).then((r) => console.log(r, pool.peak));
