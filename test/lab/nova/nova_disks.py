"""Lets the real Nova write the disks of a guest, without a hypervisor, and prints them beside ours.

Reads jobs from standard input, one JSON object on each line: {"files": [TEXT...], "directIo": BOOL,
"properties": {NAME: VALUE}, "xml": OUR_DOMAIN}. Prints for each {"nova": [XML...], "ours": [XML...]} in canonical
form: the CPU, each disk and the SCSI controller; or {"error": TEXT} where Nova refuses.

Stood in for are only what asks the host (the O_DIRECT probe, the connections to libvirt and to Ceph) and the calls
that would reach other services. Everything that decides about the XML is Nova's.
"""

import json
import logging
import os
import sys
import tempfile
import warnings
from unittest import mock

warnings.simplefilter("ignore")
sys.modules["libvirt"] = mock.MagicMock()

from lxml import etree  # noqa: E402
import nova.conf  # noqa: E402
from nova import config as _registers_options  # noqa: E402,F401
from nova import objects  # noqa: E402
import nova.privsep.utils  # noqa: E402
from nova.storage import rbd_utils  # noqa: E402
from nova.virt.libvirt import blockinfo, driver, imagebackend  # noqa: E402
from nova.virt.libvirt.volume import iscsi, net, nfs  # noqa: E402

CONF = nova.conf.CONF
UUID = "00000000-0000-4000-8000-000000000000"

# What Cinder and os-brick hand over; the paths and names are those that ours uses.
VOLUMES = [
    ("iscsi", iscsi.LibvirtISCSIVolumeDriver, {"device_path": "/dev/disk/by-id/volume"}),
    ("nfs", nfs.LibvirtNFSVolumeDriver, {"device_path": "/var/lib/nova/mnt/share/volume", "format": "raw"}),
    (
        "rbd",
        net.LibvirtNetVolumeDriver,
        {
            "name": "volumes/volume",
            "hosts": ["monitor"],
            "ports": ["6789"],
            "auth_enabled": True,
            "auth_username": "cinder",
            "secret_type": "ceph",
            "secret_uuid": UUID,
        },
    ),
]


class Ceph(rbd_utils.RBDDriver):
    """Knows what the configuration says of Ceph, and asks no cluster."""

    def __init__(self):
        self.pool = CONF.libvirt.images_rbd_pool
        self.rbd_user = CONF.libvirt.rbd_user
        self.ceph_conf = CONF.libvirt.images_rbd_ceph_conf

    def get_mon_addrs(self):
        return ["monitor"], ["6789"]

    def exists(self, name, pool=None, snapshot=None):
        return True


def read_configuration(folder, texts):
    paths = []
    for index, text in enumerate(texts):
        paths.append(os.path.join(folder, f"{index}.conf"))
        with open(paths[-1], "w", encoding="utf-8", newline="") as file:
            file.write(text)
    CONF.reset()
    CONF([], project="nova", prog="nova-compute", default_config_files=paths, default_config_dirs=[])
    # As Debian's packages do.
    CONF.set_default("state_path", "/var/lib/nova")


def compute_driver():
    with mock.patch.object(driver.host, "Host"):
        compute = driver.LibvirtDriver(None)
    compute._host.find_secret.return_value = None
    compute._host.get_capabilities.return_value.host.cpu.arch = "x86_64"
    compute._host.get_cpu_model_names.return_value = ["Haswell", "Nehalem"]
    for kind, volume_driver, _ in VOLUMES:
        compute.volume_drivers[kind] = volume_driver.__new__(volume_driver)
        compute.volume_drivers[kind].host = compute._host
    return compute


def devices(properties):
    compute = compute_driver()
    flavor = objects.Flavor(
        id=1, name="flavor", memory_mb=1024, vcpus=1, root_gb=10, ephemeral_gb=10, swap=512, extra_specs={}
    )
    instance = objects.Instance(
        uuid=UUID,
        flavor=flavor,
        ephemeral_gb=10,
        system_metadata={},
        config_drive="True",
        image_ref=UUID,
        ephemeral_key_uuid=None,
        os_type=None,
    )
    image = objects.ImageMeta.from_dict({"disk_format": "raw", "properties": properties})
    block_devices = {
        "root_device_name": None,
        "swap": None,
        "ephemerals": [],
        "block_device_mapping": [],
        "image": [],
    }
    info = blockinfo.get_disk_info(CONF.libvirt.virt_type, instance, image, block_devices)
    found = compute._get_guest_storage_config(
        None, instance, image, info, False, block_devices, flavor, None
    )
    controllers = [one for one in found if one.root_name == "controller"]
    disks = [one for one in found if one.root_name == "disk"]
    for kind, _, data in VOLUMES:
        taken = {name: disk for name, disk in info["mapping"].items() if name != "unit"}
        mapping = blockinfo.get_next_disk_info(taken, info["disk_bus"])
        if "unit" in info["mapping"]:
            mapping["unit"] = info["mapping"]["unit"]
            info["mapping"]["unit"] += 1
        info["mapping"][kind] = mapping
        connection = {"driver_volume_type": kind, "data": dict(data)}
        disk = compute._get_volume_config(instance, connection, mapping)
        compute._set_cache_mode(disk)
        disks.append(disk)
    cpu = compute._get_guest_cpu_model_config(arch="x86_64")
    return [cpu] + disks + controllers


def canonical(element):
    for each in element.iter():
        if each.text is not None and not each.text.strip():
            each.text = None
        each.tail = None
    return etree.tostring(element, method="c14n").decode()


def of_nova(job, folder):
    read_configuration(folder, job["files"])
    with mock.patch.object(
        nova.privsep.utils, "supports_direct_io", return_value=job["directIo"]
    ), mock.patch.object(rbd_utils, "RBDDriver", Ceph):
        return [canonical(etree.fromstring(one.to_xml())) for one in devices(job["properties"])]


def of_ours(xml):
    domain = etree.fromstring(xml)
    found = domain.findall("cpu") + domain.findall("devices/disk") + domain.findall("devices/controller")
    return [canonical(one) for one in found]


logging.disable(logging.CRITICAL)
objects.register_all()
with tempfile.TemporaryDirectory() as folder:
    for line in sys.stdin:
        job = json.loads(line)
        try:
            answer = {"nova": of_nova(job, folder), "ours": of_ours(job["xml"])}
        except Exception as error:
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), flush=True)
