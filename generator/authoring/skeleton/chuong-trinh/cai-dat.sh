#!/bin/sh
# Cài đúng bản niemyet mà tỉnh đã chọn: chương trình theo SHA256SUMS ở đây, thư viện theo mã băm trong requirements.txt.
set -eu
cd "$(dirname "$0")"
if ! [ -s SHA256SUMS ]; then
  echo "Chưa có chương trình: đặt tệp niemyet-*.whl và SHA256SUMS vào chuong-trinh/ (xem README.md)." >&2
  exit 1
fi
# Tệp không có tên trong SHA256SUMS thì không được cài.
tep="$(sed -n 's/^[0-9a-f]\{64\}  \(niemyet-[0-9A-Za-z.+_-]*\.whl\)$/\1/p' SHA256SUMS)"
if ! [ -f "$tep" ] || ! sha256sum --check --strict --quiet SHA256SUMS; then
  echo "Tệp chương trình không đúng mã băm trong chuong-trinh/SHA256SUMS: không cài." >&2
  exit 1
fi
python -m pip install --disable-pip-version-check --quiet --require-hashes -r ../requirements.txt
python -m pip install --disable-pip-version-check --quiet --no-index --no-deps --force-reinstall "./$tep"
