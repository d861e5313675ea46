/**
 * The one script that must run before a page is painted: the chosen colour scheme, and whether there may be a session.
 * Kept as text, so that a content security policy can name its hash.
 */
export const BEFORE_PAINT = `(d=>{try{let s=localStorage.getItem('scheme');if(/^(light|dark)$/.test(s))d.scheme=s}catch{}if(/__client_uat[^=;]*=[1-9]/.test(document.cookie))d.session=''})(document.documentElement.dataset)`;
