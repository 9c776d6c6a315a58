"""An address becomes a QR code for print: the only place that knows segno."""

import io

import segno


def qr_svg(address: str) -> str:
    """One black path on nothing, quiet zone of four modules, error correction level M."""
    out = io.BytesIO()
    code = segno.make(address, error="m", boost_error=False, micro=False)
    code.save(out, kind="svg", border=4, xmldecl=False, svgclass=None, lineclass=None, omitsize=True, dark="#000")
    return out.getvalue().decode()
