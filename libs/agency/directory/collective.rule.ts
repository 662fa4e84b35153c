// Whether a name means several agencies at once ("Các sở, ban, ngành", "UBND cấp xã") rather than one.
import { slugOf } from './slug.rule.js';

const PLURAL = /^(tat-ca-)?(cac|nhung|toan-bo|toan-the|moi|\d+-(so|bo|xa|phuong|huyen|ubnd|uy-ban|don-vi|co-quan|doanh-nghiep))-/;
const OF_A_LEVEL =
  /^(\d+-)?(ubnd|uy-ban-nhan-dan|hdnd|hoi-dong-nhan-dan|cong-an|dang-uy(?!-cac-co-quan-dang)|ubmttq|mttq|toa-an-nhan-dan|vien-kiem-sat-nhan-dan|phong-[a-z-]+)-(cap-(huyen|xa|co-so)|hai-cap|2-cap|cac-|(\d+-)?(xa-phuong|phuong-xa|huyen-(thi-xa-)?thanh-pho|quan-huyen|thi-xa-thanh-pho|tinh-thanh-pho|huyen-xa))/;
const COMMON =
  /^(so-(ban-)?nganh|so-ban|ban-nganh|bo-nganh|bo-co-quan|cap-(huyen|xa)|xa-phuong|dia-phuong|doan-the|doanh-nghiep(-|$)(?!nha-nuoc-)|to-chuc-(chinh-tri|xa-hoi|ca-nhan|doan-the)|ca-nhan|nguoi-dan|don-vi-(co-)?lien-quan|co-quan-(co-)?lien-quan|co-quan-don-vi|co-quan-(ngang-bo|thuoc-chinh-phu)|don-vi-thuoc|chi-cuc-thuoc)/;

export function isCollective(name: string): boolean {
  const slug = slugOf(name);
  return (
    PLURAL.test(`${slug}-`) ||
    OF_A_LEVEL.test(slug) ||
    COMMON.test(slug) ||
    /-(cap-(huyen|xa|co-so)|cac-cap|huyen-(thi-xa-)?thanh-pho|xa-phuong(-thi-tran|-dac-khu)?|phuong-xa)$|-(cac|tung)-(thon|tinh|huyen|quan|xa|phuong|so|bo|dia-phuong|cap|thanh-pho|khu-vuc)\b/.test(
      slug,
    )
  );
}
