// Words that the checkers do not send.

/** @typedef {import("./types.mjs").FailureInfo} FailureInfo */

/** @type {Record<string, string>} */
export const STATES = {
  pass: "符合",
  fail: "不符合",
  unknown: "还不能判断",
  expired: "依据过期",
  not_applicable: "与你无关",
};

/**
 * Say why the engine is not there.
 *
 * @param {FailureInfo} failure
 */
export function why({ code, file }) {
  const name = file || "判断程序";
  switch (code) {
    case "network":
      return `没能取到 ${name}：网络断了，或者被浏览器插件、公司网络拦下。`;
    case "blocked":
      return `服务器没有给出 ${name}。`;
    case "no-wasm":
      return "这个浏览器太旧，或者关掉了 WebAssembly（比如开着锁定模式），判断程序跑不起来。";
    case "memory":
      return "内存不够，判断程序没能启动。关掉别的页面再试。";
    case "integrity":
      return `${name} 和发布时不一样，没有使用。刷新页面再试。`;
    case "timeout":
      return "判断程序两次没有动静，已经停下。";
    default:
      return "判断程序自己出错了。";
  }
}

/** @param {number} bytes */
export function megabytes(bytes) {
  return (bytes / 1_000_000).toFixed(1);
}
