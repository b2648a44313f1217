// SPDX-License-Identifier: Apache-2.0
/** Words that say what the value behind them is, in English, Arabic and French. Used only where the value alone says too little. */

const SECRET =
  /private[\s_-]*key|priv[\s_-]*key|secret|(?:spend|view|signing|master)[\s_-]*key|\bsk\b|\bseed\b|cl(?:é|e\u0301|e)[\s_-]*(?:priv|secr)|clave privada|المفتاح الخاص|مفتاح خاص|المفتاح السري|مفتاح سري|سري/i;
const PHONE = /phone|\btel\b|tél|mobile|msisdn|whats ?app|cell|\bcall|appele|numéro|هاتف|تليفون|تلفون|موبايل|جوال|محمول|واتس|اتصل|رقم/i;
const IMEI = /imei|terminal|handset|الجهاز/i;

/** Whether the text right before a value says that it is a secret key. */
export const saysSecret = (before: string): boolean => SECRET.test(before);
export const saysPhone = (before: string): boolean => PHONE.test(before);
export const saysImei = (before: string): boolean => IMEI.test(before);
