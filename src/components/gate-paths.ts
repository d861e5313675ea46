/** The small gate between its posts, 18 by 14: its leaf shut, or swung open. */
export const GATE_POSTS = 'M2.5 1v13M15.5 1v13';
export const GATE_SHUT = 'M3 5h12M3 11h12M3.5 11l11-6';
export const GATE_OPEN = 'M3 3.5l6.5 2.7v7.3L3 9.5l6.5-3.3';
