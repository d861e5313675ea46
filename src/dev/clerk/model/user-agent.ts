/** Names for browser and device, for the list of signed-in devices. */

const BROWSERS = ['Firefox', 'Edg', 'Chrome', 'Safari'];
const DEVICES = ['iPhone', 'iPad', 'Android', 'Macintosh', 'Windows', 'Linux'];

export function browserName(userAgent: string): string {
  const name = BROWSERS.find((one) => userAgent.includes(`${one}/`)) ?? 'Unknown browser';
  return name === 'Edg' ? 'Edge' : name;
}

export function deviceName(userAgent: string): string {
  return DEVICES.find((one) => userAgent.includes(one)) ?? 'Unknown device';
}
